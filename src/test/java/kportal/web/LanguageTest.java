package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ha|HA",
                "ha-NG|HA",
                "HA-latn-ng|HA",
                "yo-NG,yo;q=0.9,en;q=0.8|YO",
                "en-NG,yo;q=0.9|EN",
                "en;q=0.5,ig;q=0.7|IG",
                "fr-FR,fr;q=0.9,pcm;q=0.2|PCM",
                "ha;q=0,yo;q=0.1|YO",
                "fr,de|",
                "*|",
                "''|",
                "ha;q=much|",
                ";;;,,|",
                "'<script>'|"
            })
    void theBrowserIsGivenWhatItLikesBest(String asked, Language language) {
        assertEquals(Optional.ofNullable(language), Language.asked(asked));
    }

    @Test
    void aWishThatIsTooLongIsNotRead() {
        assertEquals(Optional.empty(), Language.asked("ha," + "x".repeat(500)));
        assertEquals(Optional.empty(), Language.asked(null));
    }
}
