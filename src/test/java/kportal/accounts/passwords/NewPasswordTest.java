package kportal.accounts.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.text.Normalizer;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class NewPasswordTest {
    private static TestPortal portal;
    private static int users;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  spaces before and after  ",
                "Ọlọ́run ńlá ni fún wa",
                "ƙwai da ɗan ɓera ƴa",
                "كلمة سر طويلة جدا",
                "🛒🇳🇬🌍🔥💧🌙⭐🐘",
                "tab\tand\u0000zero inside",
                "percent %41 + & = ; signs",
                "' or 1=1-- or so it goes"
            })
    void itIsVerifiedExactlyAsItWasGiven(String password) {
        String email = "user" + users++ + "@exact.example";
        assertEquals(303, signUp(email, password).status(), password);
        assertEquals(303, signIn(email, password), password);
        assertEquals(422, signIn(email, password + " "), password);
        assertEquals(422, signIn(email, " " + password), password);
        assertEquals(422, signIn(email, swapped(password)), password);
        assertEquals(422, signIn(email, password.substring(0, password.length() - 1)), password);
        for (Normalizer.Form form : Normalizer.Form.values()) {
            String other = Normalizer.normalize(password, form);
            assertEquals(other.equals(password) ? 303 : 422, signIn(email, other), form + " " + password);
        }
    }

    /** Another case, or where there is none another order. */
    private static String swapped(String password) {
        String upper = password.toUpperCase(java.util.Locale.ROOT);
        return upper.equals(password) ? new StringBuilder(password).reverse().toString() : upper;
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 72, 73, 128, 200})
    void aLongOneCountsToItsEnd(int length) {
        String email = "user" + users++ + "@long.example";
        String start = "x".repeat(length - 1);
        assertEquals(303, signUp(email, start + "1").status());
        assertEquals(422, signIn(email, start + "2"));
        assertEquals(422, signIn(email, start));
        assertEquals(422, signIn(email, start + "11"));
        assertEquals(303, signIn(email, start + "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567|Use at least 8 characters.",
                "password123|This password is too easy to guess. Use a few words that don’t belong together, or a longer one.",
                "Chinedu2024|This password is too easy to guess. Use a few words that don’t belong together, or a longer one.",
                "musabakery9|Leave your own name, business and email address out of the password, and ours. Use something else.",
                "Kpoint2026!|Leave your own name, business and email address out of the password, and ours. Use something else.",
                "zubairu.dan7!|Leave your own name, business and email address out of the password, and ours. Use something else.",
                "\uFFFD is no character|This holds a character that can’t be sent. Type it again."
            })
    void aBadOneIsToldByItsField(String password, String message) {
        Page page = portal.browser()
                .post(
                        "/signup",
                        Map.of(
                                "business",
                                "Musa Bakery",
                                "name",
                                "Musa Zubairu",
                                "email",
                                "zubairu.dan7@shop.ng",
                                "password",
                                password));
        new FormPage(page).refuses("password", message);
        assertEquals("", new FormPage(page).value("password"));
        assertFalse(page.select("main form").outerHtml().contains(password));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password123|This password is too easy to guess. Use a few words that don’t belong together, or a longer one.",
                "gracefarms1|Leave your own name, business and email address out of the password, and ours. Use something else."
            })
    void aChangedOneIsJudgedLikeANewOne(String password, String message) {
        Browser grace = portal.signUp("Grace Farms", "user" + users++ + "@change.example");
        Page page = grace.post("/account/password", Map.of("password", Browser.PASSWORD, "new_password", password));
        new FormPage(page).refuses("new_password", message);
    }

    private static Page signUp(String email, String password) {
        return portal.browser()
                .post("/signup", Map.of("business", "Shop", "name", "Ada", "email", email, "password", password));
    }

    private static int signIn(String email, String password) {
        return portal.browser()
                .post("/login", Map.of("email", email, "password", password))
                .status();
    }
}
