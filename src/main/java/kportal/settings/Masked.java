package kportal.settings;

import java.util.regex.Pattern;

/** An address as it may be shown: no password, neither before the @ nor among the parameters. */
public final class Masked {
    /** Up to the last @, since a password typed without escaping may hold one, or a slash. */
    private static final Pattern BEFORE_AT = Pattern.compile("(//|^(?!.*//)[^:@]*:).*@");

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)(\\w*(?:pass|pwd|secret|key|token)\\w*\\s*=)[^&;\\s]*");

    private Masked() {}

    public static String url(String url) {
        return PARAMETER.matcher(BEFORE_AT.matcher(url).replaceFirst("$1…@")).replaceAll("$1…");
    }
}
