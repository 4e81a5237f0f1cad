package kportal.batches.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kportal.batches.CheckedRow;
import kportal.batches.Wrong;
import kportal.catalog.Lists;
import kportal.transactions.Service;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.OrderReader;
import kportal.transactions.ordering.Ordered;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/** Looks at rows by the very rules of the service's own form: a second entrance passes none of them by. */
final class RowChecker {
    /** What a right number fills in by itself is not asked for while the number is wrong. */
    private static final Set<String> PROPOSED = Set.of("network", "disco", "meter_type");

    private final Service service;
    private final OrderReader orders;
    private final Lists lists;
    private final RowFields rows;

    RowChecker(String businessId, Service service, OrderReader orders, Lists lists, NetworkHints hints) {
        this.service = service;
        this.orders = orders;
        this.lists = lists;
        this.rows = new RowFields(businessId, lists, hints);
    }

    CheckedRow check(int number, int line, Columns columns, List<String> cells, Map<String, String> usual) {
        Map<String, String> fields = rows.read(service, columns, cells, usual);
        Form form = Form.filled(fields);
        // In the words as they were written: what was filled in may hold brackets of its own.
        String message = columns.cell(cells, "message");
        Placeholders.unknown(message.isBlank() ? usual.getOrDefault("message", "") : message, columns)
                .ifPresent(name -> form.reject("message", "error.batch.placeholder", name));
        return checked(number, line, cells, fields, form, null);
    }

    /** Corrected by hand, or looked at once more. */
    CheckedRow check(int number, int line, List<String> cells, Map<String, String> fields, @Nullable String againOf) {
        Map<String, String> complete = rows.complete(service, new LinkedHashMap<>(fields));
        return checked(number, line, cells, complete, Form.filled(complete), againOf);
    }

    private CheckedRow checked(
            int number, int line, List<String> cells, Map<String, String> fields, Form form, @Nullable String againOf) {
        Optional<Ordered> ordered = orders.read(lists, form);
        if (ordered.isPresent() && form.valid()) {
            Ordered order = ordered.get();
            return new CheckedRow(number, line, cells, fields, order.order(), order.listReadAt(), List.of(), againOf);
        }
        boolean nobody = form.error(Columns.recipient(service)) != null;
        List<Wrong> errors = form.errors().entrySet().stream()
                .filter(error -> !(nobody && PROPOSED.contains(error.getKey()) && !form.has(error.getKey())))
                .map(error -> new Wrong(
                        error.getKey(), error.getValue().key(), error.getValue().args()))
                .toList();
        return new CheckedRow(number, line, cells, fields, null, null, errors, againOf);
    }
}
