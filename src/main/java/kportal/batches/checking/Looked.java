package kportal.batches.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.batches.CheckedRow;
import kportal.batches.Planned;
import kportal.sheets.RowTaker;
import kportal.sheets.SheetRejected;
import kportal.sheets.SheetRow;
import kportal.transactions.Order;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;

/** Rows that are looked at and not kept: how many, what they come to, and the first that can't be bought. */
public final class Looked implements RowTaker {
    private final Intake.Asked asked;
    private final RowChecker checker;
    private @Nullable Columns columns;
    private @Nullable CheckedRow wrong;
    private int rows;
    private long kobo;
    private final Map<List<String>, Planned> plans = new LinkedHashMap<>();

    Looked(Intake.Asked asked, RowChecker checker) {
        this.asked = asked;
        this.checker = checker;
    }

    @Override
    public void take(SheetRow row) throws SheetRejected {
        Columns known = columns;
        if (known == null) {
            known = Columns.of(asked.service(), row);
            columns = known;
            if (known.named()) {
                return;
            }
        }
        rows++;
        CheckedRow checked = checker.check(rows, row.line(), known, row.cells(), asked.usual());
        Order order = checked.order();
        if (order == null) {
            wrong = wrong == null ? checked : wrong;
        } else if (order.amount() != null) {
            kobo += order.amount().kobo();
        }
        if (order != null && order.pricedByList()) {
            Planned plan = Planned.of(order);
            plans.merge(List.of(plan.network(), plan.product()), plan, (before, _) -> before.oneMore());
        }
    }

    /** What they buy of what Kpoint's lists have the price of. */
    public List<Planned> plans() {
        return List.copyOf(plans.values());
    }

    public int rows() {
        return rows;
    }

    /** Kobo, or messages where they have no price. */
    public long total() {
        return asked.service() == Service.SMS ? rows : kobo;
    }

    public Optional<CheckedRow> wrong() {
        return Optional.ofNullable(wrong);
    }
}
