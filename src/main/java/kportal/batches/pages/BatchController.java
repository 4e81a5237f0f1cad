package kportal.batches.pages;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.checking.Intake;
import kportal.catalog.Catalog;
import kportal.keys.ApiKeys;
import kportal.recipients.RecipientRepository;
import kportal.recipients.groups.Group;
import kportal.recipients.groups.GroupRepository;
import kportal.sheets.SheetProblem;
import kportal.sheets.SheetRejected;
import kportal.sheets.Sheets;
import kportal.support.Tokens;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Option;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.Upload;
import kportal.web.View;

/** Many at once: the list of batches, and a new one. */
public final class BatchController {
    private static final int LONGEST_NAME = 100;

    private final BatchRepository batches;
    private final Intake intake;
    private final BatchPages pages;
    private final RecipientRepository recipients;
    private final GroupRepository groups;
    private final Catalog catalog;
    private final ApiKeys keys;
    private final View view;

    public BatchController(
            BatchRepository batches,
            Intake intake,
            BatchPages pages,
            RecipientRepository recipients,
            GroupRepository groups,
            Catalog catalog,
            ApiKeys keys,
            View view) {
        this.batches = batches;
        this.intake = intake;
        this.pages = pages;
        this.recipients = recipients;
        this.groups = groups;
        this.catalog = catalog;
        this.keys = keys;
        this.view = view;
    }

    public void index(Context ctx) {
        String businessId = Sessions.of(ctx).businessId();
        List<Batch> listed = batches.list(businessId);
        ctx.render("batches/index", Map.of("batches", listed, "touched", pages.touched(businessId, listed)));
    }

    public void newForm(Context ctx) {
        ctx.render("batches/new", model(ctx, Form.of(ctx)));
    }

    private Map<String, Object> model(Context ctx, Form form) {
        String businessId = Sessions.of(ctx).businessId();
        Map<String, Object> model =
                new HashMap<>(NewBatchForm.model(NewBatchForm.service(form), form, catalog.of(businessId)));
        model.put(
                "groups",
                groups.list(businessId).stream()
                        .map(group ->
                                new Option(group.group().id(), group.group().name()))
                        .toList());
        model.put("nonce", Tokens.next());
        return model;
    }

    public void create(Context ctx) {
        Session session = Sessions.of(ctx);
        if (keys.find(session.businessId()).isEmpty()) {
            view.flash(ctx, "flash.key.needed");
            View.seeOther(ctx, "/key");
            return;
        }
        Form form = Form.of(ctx);
        Optional<String> id = taken(ctx, session, form);
        if (id.isPresent()) {
            View.seeOther(ctx, "/batches/" + id.get());
        } else {
            View.invalid(ctx, "batches/new", model(ctx, form));
        }
    }

    /** Empty when the form has been told what is wrong. */
    private Optional<String> taken(Context ctx, Session session, Form form) {
        String nonce = Tokens.hash(form.value("nonce").isEmpty() ? Tokens.next() : form.value("nonce"));
        Optional<Batch> before = batches.made(session.businessId(), nonce);
        if (before.isPresent()) {
            return before.map(Batch::id);
        }
        if (batches.tooMany(session.businessId())) {
            form.reject(Message.of("error.batch.drafts"));
            return Optional.empty();
        }
        Service service = NewBatchForm.service(form);
        Optional<Given> given = given(ctx, session, service, form);
        if (given.isEmpty() || !form.valid()) {
            return Optional.empty();
        }
        Intake.Asked asked = new Intake.Asked(
                new Payer(session.businessId(), session.userId()),
                service,
                given.get().name(),
                NewBatchForm.usual(service, form),
                nonce);
        String field = given.get().field();
        try {
            Optional<String> id = intake.take(asked, given.get().source());
            if (id.isEmpty()) {
                form.reject(field, "sheet.problem." + SheetProblem.EMPTY.code());
            }
            return id;
        } catch (SheetRejected e) {
            String problem = "sheet.problem." + e.problem().code();
            if (e.line() == 0) {
                form.reject(field, problem);
            } else {
                form.reject(field, "sheet.line", e.line(), Message.of(problem));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where rows come from, what that is called, and the field that is told when they can't be read. */
    private record Given(String field, String name, Intake.Source source) {}

    /** A file before a group before pasted rows. */
    private Optional<Given> given(Context ctx, Session session, Service service, Form form) {
        Optional<Path> file = Upload.file(ctx);
        if (file.isPresent()) {
            return Optional.of(new Given("file", name(ctx), taker -> Sheets.read(file.get(), taker)));
        }
        if (form.has("group")) {
            Optional<Group> group = groups.find(session.businessId(), form.value("group"));
            if (group.isEmpty()) {
                form.reject("group", "error.choice");
            }
            return group.map(chosen -> new Given(
                    "group",
                    chosen.name(),
                    new GroupRows(service, recipients.list(session.businessId(), chosen.id()))));
        }
        Optional<String> pasted = form.required("rows", NewBatchForm.LONGEST_PASTE);
        pasted.ifPresent(rows -> NewBatchForm.refuseOneColumn(service, rows, form));
        return pasted.map(rows -> new Given("rows", Batch.PASTED, taker -> Sheets.read(rows, taker)));
    }

    private static String name(Context ctx) {
        String name = Upload.name(ctx, LONGEST_NAME);
        return name.isEmpty() ? Batch.PASTED : name;
    }

    public void show(Context ctx) {
        Batch batch = batch(ctx);
        ctx.render(pages.template(batch), pages.model(batch, Form.of(ctx)));
    }

    /** What was never begun is thrown away. */
    public void remove(Context ctx) {
        Batch batch = batch(ctx);
        if (batches.remove(batch.businessId(), batch.id())) {
            view.flash(ctx, "flash.batch.removed");
            View.seeOther(ctx, "/batches");
        } else {
            View.seeOther(ctx, pages.path(batch));
        }
    }

    private Batch batch(Context ctx) {
        return find(batches, ctx);
    }

    static Batch find(BatchRepository batches, Context ctx) {
        return batches.find(Sessions.of(ctx).businessId(), ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }
}
