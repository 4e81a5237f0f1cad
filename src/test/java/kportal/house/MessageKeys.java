package kportal.house;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where keys of the message bundle are written out: in templates and in code. */
final class MessageKeys {
    /** A required field says this and its name when it is empty. */
    static final String MISSING = "error.missing.";

    private static final String KEY = "[a-z][\\w-]*(?:\\.[\\w-]+)+";

    /** {@code #{key}} and {@code show.word('key')} in a template; the latter not where more is joined to it. */
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{(" + KEY + ")|'(" + KEY + ")'(?!\\s*\\+)");

    private static final Pattern IN_CODE = Pattern.compile("\"(" + KEY + ")\"(?!\\s*\\+)");

    private static final Pattern REQUIRED = Pattern.compile("\\.(?:required|line|secret|amount)\\(\\s*\"(\\w+)\"");

    private static final Pattern FILE =
            Pattern.compile(".*\\.(css|js|svg|png|html|json|properties|csv|xlsx|pdf|txt|sql|db)");

    static Map<String, String> used(Map<String, String> templates, Map<String, String> code) {
        var used = new TreeMap<String, String>();
        templates.forEach((file, text) -> collect(used, file, text, IN_TEMPLATE, ""));
        code.forEach((file, text) -> {
            collect(used, file, text, IN_CODE, "");
            collect(used, file, text, REQUIRED, MISSING);
        });
        return used;
    }

    private static void collect(Map<String, String> used, String file, String text, Pattern pattern, String prefix) {
        pattern.matcher(text).results().forEach(found -> {
            var key = prefix + (found.group(1) != null ? found.group(1) : found.group(2));
            if (!FILE.matcher(key).matches()) {
                used.putIfAbsent(key, file);
            }
        });
    }

    /** Of the dotted words in quotes, those that begin as the keys of the bundle do; others are something else. */
    static Set<String> missing(Map<String, String> used, Collection<String> bundle) {
        var families = new TreeSet<String>();
        bundle.forEach(key -> families.add(family(key)));
        var missing = new TreeSet<String>();
        used.forEach((key, file) -> {
            if (families.contains(family(key)) && !bundle.contains(key)) {
                missing.add(key + " (" + file + ")");
            }
        });
        return missing;
    }

    private static String family(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private MessageKeys() {}
}
