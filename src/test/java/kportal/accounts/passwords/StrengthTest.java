package kportal.accounts.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import kportal.testing.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthTest {
    private static final List<String> ADA = KnownWords.of("Ada Stores", "Ada Obi", "ada.obi88@shop.ng");

    @ParameterizedTest
    @ValueSource(
            strings = {
                Browser.PASSWORD,
                "another good password",
                "correct horse battery staple",
                "Str0ng-Passw0rd-42",
                "S3cret-Passw0rd!",
                "Tr0ub4dor&3",
                "wonderful day",
                "blue house tree",
                "ẹ káàárọ̀ o",
                "Ọlọ́run ńlá ni",
                "ƙwai da ɗan ɓera",
                "كلمة سر طويلة",
                "🛒🇳🇬🌍🔥💧🌙⭐🐘",
                "  two  spaces  ",
                "my ada stores sells yam on tuesdays"
            })
    void aReasonableOnePasses(String password) {
        assertEquals(Strength.GOOD, Strength.of(password, ADA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password123",
                "Password1!",
                "P@ssw0rd123",
                "12345678",
                "qwertyuiop",
                "aaaaaaaa",
                "abcdefgh1",
                "letmein123",
                "iloveyou1",
                "sunshine",
                "Welcome1!",
                "01/10/1960",
                "nigeria1960",
                "Chinedu2024",
                "oluwaseun1",
                "Lagos12345",
                "🔒🔒🔒🔒🔒🔒🔒🔒",
                "        ",
                "drowssap"
            })
    void aCommonOneDoesNot(String password) {
        assertEquals(Strength.COMMON, Strength.of(password, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adastores1",
                "AdaStores!",
                "ada.obi88",
                "adaobi88#",
                "ada.obi88@shop.ng",
                "Kpoint2026!",
                "kportal-1",
                "4d4st0res"
            })
    void oneMadeOfWhatIsKnownOfItsOwnerDoesNotEither(String password) {
        assertTrue(Strength.of(password, ADA) != Strength.GOOD, password);
    }

    @Test
    void whatIsPersonalIsSaidToBe() {
        assertEquals(Strength.PERSONAL, Strength.of("adastores1", ADA));
        assertEquals(Strength.GOOD, Strength.of("adastores1", KnownWords.of("Ben", "Ben Bello", "ben@shop.ng")));
    }

    static List<String> hostile() {
        return List.of(
                "%30$!47+435[[#0&6!!{+|{+90{$1@{{",
                "@!%7@{[945@9#589@%88[<${+29$!8!14!|517<0%3[{$04{2+83#|&[@!",
                "4@8({[<369&#!1|0$5+7%2".repeat(9),
                "a".repeat(63),
                "ab".repeat(31),
                "x".repeat(200),
                "1a2b3c4d5e6f7g8h9i".repeat(3),
                "𝟘".repeat(63));
    }

    /** On a loaded machine too; without the cut the second of them takes four seconds by itself. */
    @ParameterizedTest
    @MethodSource("hostile")
    void itsTimeHasABound(String password) {
        Strength.of(password, ADA);
        long begun = System.nanoTime();
        Strength.of(password, ADA);
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(5).toNanos());
    }
}
