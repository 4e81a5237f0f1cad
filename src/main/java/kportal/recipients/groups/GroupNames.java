package kportal.recipients.groups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.support.Folding;
import kportal.web.Form;
import kportal.web.Message;

/** Groups as they are typed: {@code Staff, Ikeja branch}. */
public final class GroupNames {
    /** Of one recipient. */
    private static final int MOST = 10;

    private static final int LONGEST = 40;

    private GroupNames() {}

    /** Each once; what is wrong with them is said of the field. */
    public static List<String> from(Form form, String field) {
        List<String> names = of(form.optional(field, 1_000).orElse(""));
        problem(names).ifPresent(why -> form.reject(field, why.key(), why.args().toArray()));
        return names;
    }

    /** Semicolons too: in a file the commas are taken. */
    public static List<String> of(String typed) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : typed.split("[,;\\r\\n]", -1)) {
            String shown = name.strip().replaceAll("\\s+", " ");
            if (!Folding.of(shown).isEmpty()) {
                names.putIfAbsent(Folding.of(shown), shown);
            }
        }
        return List.copyOf(names.values());
    }

    public static Optional<Message> problem(List<String> names) {
        if (names.size() > MOST) {
            return Optional.of(Message.of("error.groups.many", MOST));
        }
        return names.stream().anyMatch(name -> name.codePointCount(0, name.length()) > LONGEST)
                ? Optional.of(Message.of("error.groups.long", LONGEST))
                : Optional.empty();
    }
}
