package kportal.accounts.sessions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import kportal.web.Message;

/** Browser and system, from what the browser says of itself: only those that many have, and no guess at any other. */
record Device(String browser, String system) {
    /** Most of them also call themselves Chrome or Safari, so the order counts. */
    private static final Map<String, Pattern> BROWSERS = patterns(
            "Opera Mini", "Opera Mini",
            "Opera", "OPR/|OPT/|OPX/|OPiOS|Opera",
            "UC Browser", "UCBrowser|UBrowser",
            "Samsung Internet", "SamsungBrowser",
            "Phoenix Browser", "Phoenix|PHX/",
            "Edge", "Edg(e|A|iOS)?/",
            "Yandex Browser", "YaBrowser",
            "Firefox", "Firefox/|FxiOS/",
            "Chrome", "Chrom(e|ium)/|CriOS/",
            "Safari", "Version/.* Safari/",
            "curl", "^curl/");

    private static final Map<String, Pattern> SYSTEMS = patterns(
            "KaiOS", "KAIOS",
            "Android", "Android",
            "iPhone", "iPhone|iPod",
            "iPad", "iPad",
            "Windows", "Windows NT",
            "ChromeOS", "CrOS",
            "Mac", "Macintosh",
            "Linux", "Linux");

    static Device of(String agent) {
        return new Device(first(BROWSERS, agent), first(SYSTEMS, agent));
    }

    private static String first(Map<String, Pattern> names, String agent) {
        return names.entrySet().stream()
                .filter(each -> each.getValue().matcher(agent).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    Message message() {
        if (browser.isEmpty()) {
            return system.isEmpty() ? Message.of("device.unknown") : Message.of("device.system", system);
        }
        return system.isEmpty() ? Message.of("device.browser", browser) : Message.of("device.both", browser, system);
    }

    private static Map<String, Pattern> patterns(String... namesAndPatterns) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            patterns.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return patterns;
    }
}
