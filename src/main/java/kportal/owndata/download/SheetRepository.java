package kportal.owndata.download;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.db.Database;
import kportal.owndata.download.SourceRepository.Source;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of each sheet. */
public final class SheetRepository {
    private static final Map<String, Source> BY_NAME =
            SourceRepository.SOURCES.stream().collect(Collectors.toUnmodifiableMap(Source::name, source -> source));

    private final Database db;

    public SheetRepository(Database db) {
        this.db = db;
    }

    /** In the order in which a person would look at them. */
    static List<Sheet> sheets() {
        return SourceRepository.SOURCES.stream().map(Source::sheet).toList();
    }

    /** For a test: which columns of which tables are in, as {@code table.column}. */
    static Set<String> columns() {
        return SourceRepository.SOURCES.stream()
                .flatMap(source ->
                        source.fields().stream().map(f -> source.table().getName() + "." + f.getName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A chunk at a time: however long the reader takes, no connection waits for it. Values in the order of the columns. */
    void walk(String businessId, Sheet sheet, Consumer<List<@Nullable Object>> reader) {
        Source source = Objects.requireNonNull(BY_NAME.get(sheet.name()));
        List<Field<?>> fields = source.fields();
        List<? extends Record> chunk = chunk(businessId, source, null);
        while (!chunk.isEmpty()) {
            chunk.forEach(row -> reader.accept(values(row, fields)));
            boolean last = chunk.size() < source.chunk();
            chunk = last ? List.of() : chunk(businessId, source, chunk.getLast());
        }
    }

    private List<? extends Record> chunk(String businessId, Source source, @Nullable Record after) {
        List<Field<?>> selected = Stream.concat(source.fields().stream(), source.key().stream())
                .distinct()
                .toList();
        return db.read(sql -> {
            var rows = sql.select(selected)
                    .from(source.table())
                    .where(source.own().apply(businessId))
                    .orderBy(source.key());
            Object[] from = after == null
                    ? new Object[0]
                    : source.key().stream().map(field -> after.get(field)).toArray();
            return after == null
                    ? rows.limit(source.chunk()).fetch()
                    : rows.seek(from).limit(source.chunk()).fetch();
        });
    }

    private static List<@Nullable Object> values(Record row, List<Field<?>> fields) {
        return fields.stream().<@Nullable Object>map(field -> row.get(field)).collect(Collectors.toList());
    }
}
