package kportal.history.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.export.PdfBook;
import kportal.export.PdfPages;
import kportal.history.Line;
import kportal.history.sought.Days;
import kportal.support.LagosTime;
import kportal.support.Scratch;
import kportal.web.Message;
import kportal.web.Messages;

/** A statement: a first page with what it is and comes to, and the rows, drawn some hundred at a time into files. */
final class PdfExport implements ExportFile {
    private static final int DRAWN = 100;

    private final OutputStream out;
    private final Heading heading;
    private final Paper paper;
    private final Messages messages;
    private final Scratch scratch;
    private final List<Path> parts = new ArrayList<>();
    private final List<Line> rows = new ArrayList<>();

    PdfExport(OutputStream out, Heading heading, Paper paper, Messages messages, Scratch scratch) {
        this.out = out;
        this.heading = heading;
        this.paper = paper;
        this.messages = messages;
        this.scratch = scratch;
    }

    @Override
    public void write(Line row) {
        rows.add(row);
        if (rows.size() == DRAWN) {
            try {
                draw();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void draw() throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("rows", List.copyOf(rows));
        rows.clear();
        draw("history/statement-rows", model);
    }

    private void draw(String template, Map<String, Object> model) throws IOException {
        model.put("heading", heading);
        model.put("part", true);
        String page = paper.draw(template, model, heading.language());
        Path part = scratch.create();
        parts.add(part);
        try (OutputStream file = Files.newOutputStream(part)) {
            PdfPages.writeUntagged(page, file);
        }
    }

    /** The first page comes last, when the sums are known. */
    @Override
    public void end(Sums sums) throws IOException {
        if (!rows.isEmpty()) {
            draw();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("span", span());
        model.put("filters", FilterWords.said(heading.filters(), messages));
        model.put("totals", sums.totals());
        model.put("count", sums.count());
        model.put("sure", sums.sure());
        model.put("charged", sums.charged());
        model.put("unsure", sums.unsure());
        draw("history/statement", model);
        parts.addFirst(parts.removeLast());
    }

    private String span() {
        Days days = heading.days();
        LocalDate from = days.from();
        LocalDate to = days.to();
        if (from == null && to == null) {
            return messages.text("statement.always", LagosTime.dayOf(heading.madeAt()));
        }
        return messages.text(
                "statement.span",
                from == null ? Message.of("statement.beginning") : from,
                to == null ? LagosTime.dayOf(heading.madeAt()) : to);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            PdfBook.bind(
                    parts,
                    (page, pages) -> messages.text("statement.page", messages.text("statement.title"), page, pages),
                    scratch.folder(),
                    out);
        } finally {
            abandon();
        }
    }

    @Override
    public void abandon() {
        try {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
