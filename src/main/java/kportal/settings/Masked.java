package kportal.settings;

import java.util.regex.Pattern;

/** An address as it may be shown: no password, neither before the @ nor among the parameters. */
final class Masked {
    private static final Pattern BEFORE_AT = Pattern.compile("//[^/@]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;]*(?:pass|secret|key|token)[^=&;]*=)[^&;]*");

    private Masked() {}

    static String url(String url) {
        return PARAMETER.matcher(BEFORE_AT.matcher(url).replaceAll("//…@")).replaceAll("$1…");
    }
}
