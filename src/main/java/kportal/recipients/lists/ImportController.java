package kportal.recipients.lists;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.recipients.groups.MemberRepository;
import kportal.recipients.lists.ImportRepository.Imported;
import kportal.sheets.SheetProblem;
import kportal.sheets.SheetRejected;
import kportal.sheets.Sheets;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.Upload;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** A list from a file, or pasted. It is checked whole: nothing is saved while a row is wrong, unless somebody says so. */
public final class ImportController {
    private static final String PAGE = "recipients/import";

    /** A file goes further. */
    private static final int LONGEST_PASTE = 900_000;

    private final ImportRepository imports;
    private final View view;
    private final Clock clock;

    public ImportController(ImportRepository imports, View view, Clock clock) {
        this.imports = imports;
        this.view = view;
        this.clock = clock;
    }

    public void newForm(Context ctx) {
        ctx.render(PAGE, page(Form.blank(), null));
    }

    /** {@code file} or {@code rows}; {@code good=yes} leaves out the rows that are wrong. */
    public void create(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<Path> file = Upload.file(ctx);
        String field = file.isPresent() ? "file" : "rows";
        CheckedList list = read(ctx, form, field, file);
        if (form.valid() && list.wrong() > 0 && !form.value("good").equals("yes")) {
            form.reject(field, "error.import.wrong", list.wrong());
        }
        if (form.valid() && list.good().isEmpty()) {
            form.reject(field, "error.import.none");
        }
        if (form.valid()) {
            switch (imports.save(session.businessId(), session.userId(), list.good(), clock.instant())) {
                case Imported.Saved saved -> {
                    View.seeOther(ctx, "/recipients?added=" + saved.added() + "&updated=" + saved.updated());
                    return;
                }
                case Imported.TooMany _ -> form.reject(Message.of("error.recipients.many"));
                case Imported.TooManyGroups _ ->
                    form.reject(Message.of("error.groups.of-business", MemberRepository.MOST_GROUPS));
            }
        }
        View.invalid(ctx, PAGE, page(form, list));
    }

    private CheckedList read(Context ctx, Form form, String field, Optional<Path> file) {
        CheckedList list = new CheckedList();
        String rows =
                file.isPresent() ? "" : form.required("rows", LONGEST_PASTE).orElse("");
        if (!form.valid()) {
            return list;
        }
        try {
            if (file.isPresent()) {
                Sheets.read(file.get(), list);
            } else {
                Sheets.read(rows, list);
            }
            if (list.none()) {
                form.reject(field, "sheet.problem." + SheetProblem.EMPTY.code());
            }
        } catch (SheetRejected e) {
            String problem = "sheet.problem." + e.problem().code();
            if (e.line() == 0) {
                form.reject(field, problem);
            } else {
                form.reject(field, "sheet.line", e.line(), view.messages(ctx).text(problem));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    private static Map<String, Object> page(Form form, @Nullable CheckedList list) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("list", list);
        model.put("columns", ListColumns.NAMES);
        model.put("longest", LONGEST_PASTE);
        return model;
    }
}
