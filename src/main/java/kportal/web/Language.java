package kportal.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the portal speaks, all of it as in Nigeria. */
public enum Language {
    EN("English"),
    PCM("Naijá (Pidgin)"),
    HA("Hausa"),
    YO("Yorùbá"),
    IG("Igbo");

    /** A browser asks for some few; what is longer is no browser's, and not worth reading. */
    private static final int LONGEST_WISH = 500;

    private static final List<String> CODES =
            Arrays.stream(values()).map(Language::code).toList();

    private final String ownName;
    private final Locale locale;

    Language(String ownName) {
        this.ownName = ownName;
        this.locale = Locale.of(code(), "NG");
    }

    /** As addresses, cookies, the database and the bundles' names have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** BCP 47, for a page to say what it is written in: {@code ha-NG}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** As those who speak it call it, whatever language the page is in. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return locale;
    }

    public static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(EN);
    }

    /** The first that a browser asks for among those there are, by its weights; empty: none of them. */
    static Optional<Language> asked(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_WISH) {
            return Optional.empty();
        }
        try {
            return of(Locale.lookupTag(LanguageRange.parse(acceptLanguage), CODES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
