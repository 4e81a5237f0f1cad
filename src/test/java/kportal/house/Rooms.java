package kportal.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packages under a root, from top to bottom: imports point down only. A package not there yet breaks nothing. */
record Rooms(String root) {
    /** Those of one row never import each other. */
    private static final List<List<String>> ROWS = List.of(
            List.of(
                    "reports",
                    "batches",
                    "schedules",
                    "history",
                    "balance",
                    "tokens",
                    "owndata",
                    "backups",
                    "help",
                    "alerts",
                    "metrics",
                    "seed"),
            List.of("transactions"),
            List.of("apidocs"),
            List.of("catalog"),
            List.of("recipients"),
            List.of("keys"),
            List.of("accounts"),
            List.of("audit"),
            List.of("web"),
            List.of("kpoint"),
            List.of("mail", "jobs", "export", "sheets"),
            List.of("db"),
            List.of("settings"),
            List.of("support"));

    List<ArchRule> all() {
        var rules = new ArrayList<ArchRule>();
        rules.add(everyClassHasARoom());
        rules.add(nothingImportsTheTop());
        for (int row = 0; row < ROWS.size(); row++) {
            var below = ROWS.subList(row + 1, ROWS.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            for (var room : ROWS.get(row)) {
                rules.add(imports(room, room.equals("kpoint") ? List.of("settings", "support") : below));
            }
        }
        // Reached over HTTP only: shares no class with kpoint, so that a wrong record can't agree with itself.
        rules.add(imports("sandbox", List.of("web", "settings", "support")));
        return rules;
    }

    private ArchRule imports(String room, List<String> allowed) {
        var own = Stream.concat(Stream.of(room), allowed.stream()).map(this::in);
        var ours = Predicates.resideInAPackage(root + "..");
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat(ours.and(Predicates.resideOutsideOfPackages(own.toArray(String[]::new))))
                .as(room + " imports nothing of ours but " + String.join(", ", allowed));
    }

    private ArchRule nothingImportsTheTop() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root)
                .as("nothing imports Main, App or Routes");
    }

    private ArchRule everyClassHasARoom() {
        var rooms = Stream.concat(ROWS.stream().flatMap(List::stream), Stream.of("sandbox"))
                .map(this::in);
        return classes()
                .should()
                .resideInAnyPackage(Stream.concat(Stream.of(root), rooms).toArray(String[]::new))
                .as("every package has its place in Rooms");
    }

    private String in(String room) {
        return root + "." + room + "..";
    }
}
