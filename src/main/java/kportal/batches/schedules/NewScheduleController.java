package kportal.batches.schedules;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.checking.Intake;
import kportal.batches.checking.Looked;
import kportal.batches.pages.NewBatchForm;
import kportal.catalog.Catalog;
import kportal.keys.ApiKeys;
import kportal.sheets.SheetProblem;
import kportal.sheets.SheetRejected;
import kportal.sheets.Sheets;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.support.Tokens;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Option;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** The form for what is to be bought again and again. */
public final class NewScheduleController {
    private final ScheduleRepository schedules;
    private final BatchRepository batches;
    private final BatchText text;
    private final Intake intake;
    private final Catalog catalog;
    private final ApiKeys keys;
    private final View view;
    private final Environment environment;
    private final Clock clock;

    public NewScheduleController(
            ScheduleRepository schedules,
            BatchRepository batches,
            BatchRowRepository rows,
            Intake intake,
            Catalog catalog,
            ApiKeys keys,
            View view,
            Environment environment,
            Clock clock) {
        this.schedules = schedules;
        this.batches = batches;
        this.text = new BatchText(rows);
        this.intake = intake;
        this.catalog = catalog;
        this.keys = keys;
        this.view = view;
        this.environment = environment;
        this.clock = clock;
    }

    public void newForm(Context ctx) {
        Form form = Form.of(ctx);
        ctx.render("schedules/new", model(ctx, form.has("batch") ? ofBatch(ctx, form.value("batch")) : form));
    }

    private Form ofBatch(Context ctx, String id) {
        Batch batch = batches.find(Sessions.of(ctx).businessId(), id).orElseThrow(NotFoundResponse::new);
        return Form.filled(Map.of("service", batch.service().code(), "rows", text.of(batch)));
    }

    private Map<String, Object> model(Context ctx, Form form) {
        String businessId = Sessions.of(ctx).businessId();
        Map<String, Object> model =
                new HashMap<>(NewBatchForm.model(NewBatchForm.service(form), form, catalog.of(businessId)));
        model.put("longest", ScheduleForm.LONGEST_PASTE);
        model.put(
                "repeats",
                List.of(Repeats.values()).stream()
                        .map(each -> Option.of(each.code()))
                        .toList());
        model.put(
                "weekdays",
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> Option.of(String.valueOf(day)))
                        .toList());
        model.put("nonce", form.has("nonce") ? form.value("nonce") : Tokens.next());
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
        String nonce = Tokens.hash(form.has("nonce") ? form.value("nonce") : Tokens.next());
        Optional<String> id =
                schedules.made(session.businessId(), nonce).map(Schedule::id).or(() -> made(ctx, session, form, nonce));
        if (id.isPresent()) {
            View.seeOther(ctx, ScheduleController.path(id.get()));
        } else {
            View.invalid(ctx, "schedules/new", model(ctx, form));
        }
    }

    /** Empty when the form has been told what is wrong. */
    private Optional<String> made(Context ctx, Session session, Form form, String nonce) {
        Instant now = clock.instant();
        Payer payer = new Payer(session.businessId(), session.userId());
        Optional<Wanted> wanted = ScheduleForm.read(form, now);
        Optional<Looked> looked = wanted.flatMap(typed -> look(ctx, form, payer, typed));
        if (schedules.tooMany(session.businessId())) {
            form.reject(Message.of("error.schedule.many"));
        }
        return looked.filter(rows -> form.valid())
                .map(rows -> schedules.insert(
                        payer,
                        wanted.orElseThrow(),
                        rows.plans(),
                        nonce,
                        Deed.of(Kind.SCHEDULE_MADE, session, Origin.of(ctx)).in(environment),
                        now));
    }

    /** Whether its rows can be bought today, for no more than it may cost. Empty: they can't be read. */
    private Optional<Looked> look(Context ctx, Form form, Payer payer, Wanted wanted) {
        Intake.Asked asked = new Intake.Asked(payer, wanted.service(), wanted.name(), wanted.usual(), "");
        try {
            Looked looked = intake.look(asked, taker -> Sheets.read(wanted.pasted(), taker));
            if (looked.rows() == 0) {
                form.reject("rows", "sheet.problem." + SheetProblem.EMPTY.code());
            }
            looked.wrong()
                    .ifPresent(row -> form.reject(
                            "rows",
                            "sheet.line",
                            row.line(),
                            view.messages(ctx).text(row.errors().getFirst().message())));
            if (looked.total() > wanted.most()) {
                boolean messages = wanted.service() == Service.SMS;
                form.reject("cap", "error.schedule.cap", messages ? looked.total() : new Money(looked.total()).shown());
            }
            return Optional.of(looked);
        } catch (SheetRejected e) {
            String problem =
                    view.messages(ctx).text("sheet.problem." + e.problem().code());
            form.reject("rows", "sheet.line", Math.max(1, e.line()), problem);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
