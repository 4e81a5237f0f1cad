package kportal.history.exports;

import java.util.List;
import java.util.Objects;
import kportal.export.Formula;
import kportal.support.LagosTime;
import kportal.transactions.Order;
import kportal.transactions.Transaction;
import org.jspecify.annotations.Nullable;

/** A transaction as a row of an export. A column may be added at the end, none moved: spreadsheets stand on them. */
final class ExportColumns {
    static final List<String> NAMES = List.of(
            "time",
            "id",
            "service",
            "network",
            "recipient",
            "product",
            "amount",
            "status",
            "reference",
            "token",
            "made_by",
            "note");

    private ExportColumns() {}

    static List<String> of(Transaction row) {
        Order order = row.order();
        return List.of(
                LagosTime.iso(Objects.requireNonNull(row.sentAt())),
                row.id(),
                order.service().code(),
                text(order.network()),
                text(order.recipient()),
                text(product(order)),
                order.amount() == null ? "" : order.amount().plain(),
                row.status().code(),
                text(row.reference()),
                text(row.token()),
                text(row.madeBy()),
                text(row.note()));
    }

    private static @Nullable String product(Order order) {
        return switch (order.service()) {
            case AIRTIME -> null;
            case DATA, CABLE_TV -> order.product();
            case ELECTRICITY -> order.meterType();
            case SMS -> order.message();
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Formula.defused(text);
    }
}
