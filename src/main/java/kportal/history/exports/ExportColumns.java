package kportal.history.exports;

import java.util.List;
import kportal.export.Cell;
import kportal.history.Line;
import kportal.transactions.Order;
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
            "note",
            "units",
            "charged");

    private ExportColumns() {}

    static List<Cell> of(Line row) {
        Order order = row.order();
        return List.of(
                new Cell.Time(row.sentAt()),
                Cell.text(row.id()),
                Cell.text(order.service().code()),
                Cell.text(order.network()),
                Cell.text(order.recipient()),
                Cell.text(product(order)),
                Cell.naira(order.amount()),
                Cell.text(row.status().code()),
                Cell.text(row.reference()),
                Cell.text(row.token()),
                Cell.text(row.madeBy()),
                Cell.text(row.note()),
                Cell.text(row.units()),
                Cell.naira(row.charged()));
    }

    private static @Nullable String product(Order order) {
        return switch (order.service()) {
            case AIRTIME -> null;
            case DATA, CABLE_TV -> order.product();
            case ELECTRICITY -> order.meterType();
            case SMS -> order.message();
        };
    }
}
