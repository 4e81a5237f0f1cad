package kportal.audit;

import java.util.List;
import kportal.export.Formula;
import kportal.support.LagosTime;
import org.jspecify.annotations.Nullable;

/** An entry as a row of its export. A column may be added at the end, none moved. */
final class AuditColumns {
    static final List<String> NAMES = List.of(
            "time",
            "position",
            "kind",
            "outcome",
            "user",
            "address",
            "device",
            "environment",
            "subject",
            "detail",
            "hash");

    private AuditColumns() {}

    static List<String> of(Line line) {
        Entry entry = line.entry();
        return List.of(
                LagosTime.iso(entry.happenedAt()),
                Long.toString(entry.position()),
                entry.kind(),
                entry.outcome(),
                text(line.email()),
                text(entry.address()),
                text(entry.device()),
                text(entry.environment()),
                text(entry.subject()),
                text(entry.detail()),
                entry.hash());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Formula.defused(text);
    }
}
