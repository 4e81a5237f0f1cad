package kportal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser's long word for itself, as a person would say it: {@code Chrome, Android}. */
public final class Device {
    private static final int LONGEST = 60;

    /** In this order: most browsers name those before them too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Opera Mini",
            "Opera Mini",
            "OPR/",
            "Opera",
            "Edg",
            "Edge",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS",
            "Mac",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Device() {}

    public static @Nullable String named(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        if (browser != null) {
            return system == null ? browser : browser + ", " + system;
        }
        String printable = userAgent.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return printable.substring(0, Math.min(printable.length(), LONGEST));
    }

    private static @Nullable String first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
