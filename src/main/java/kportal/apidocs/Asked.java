package kportal.apidocs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the page of all requests shows, and the links to the same with another language, network or provider. */
public record Asked(ProgramLanguage language, String network, String provider) {
    public String inLanguage(String code) {
        return link(code, network, provider);
    }

    public String withNetwork(String other) {
        return link(language.code(), other, provider);
    }

    public String withProvider(String other) {
        return link(language.code(), network, other);
    }

    private static String link(String code, String network, String provider) {
        return "/docs/api?code=" + code + "&network=" + encoded(network) + "&provider=" + encoded(provider);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
