package kportal.batches.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;
import kportal.batches.pages.NewBatchForm;
import kportal.jobs.Cron;
import kportal.support.LagosTime;
import kportal.transactions.Service;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/** What, when, until when, and for how much at most. */
final class ScheduleForm {
    static final int LONGEST_PASTE = 40_000;

    private static final int MOST_NAIRA = 100_000_000;
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    private ScheduleForm() {}

    /** Empty when something is wrong, which the form then says. */
    static Optional<Wanted> read(Form form, Instant now) {
        Service service = NewBatchForm.service(form);
        if (!form.has("name")) {
            // Somebody's own name has the field's usual message.
            form.reject("name", "error.schedule.name");
        }
        Optional<String> name = form.line("name", 100);
        Optional<String> rows = form.optional("rows", LONGEST_PASTE);
        if (rows.isEmpty()) {
            form.reject("rows", "error.schedule.rows");
        }
        rows.ifPresent(pasted -> NewBatchForm.refuseOneColumn(service, pasted, form));
        Timetable timetable = timetable(form, now);
        OptionalLong most = most(form, service);
        String late = form.optional("late_hours", 2).orElse("0");
        if (!late.matches("\\d{1,2}") || Integer.parseInt(late) > 72) {
            form.reject("late_hours", "error.schedule.late");
        }
        if (!form.valid() || timetable == null) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(
                service,
                name.orElseThrow(),
                rows.orElseThrow(),
                NewBatchForm.usual(service, form),
                timetable,
                most.orElseThrow(),
                Integer.parseInt(late),
                form.value("mail_before").equals("yes"),
                form.value("mail_after").equals("yes")));
    }

    private static OptionalLong most(Form form, Service service) {
        if (service != Service.SMS) {
            OptionalLong naira = form.amount("cap", 1, MOST_NAIRA);
            return naira.isPresent() ? OptionalLong.of(naira.getAsLong() * 100) : naira;
        }
        String typed = form.required("cap", 10).orElse("1");
        if (!typed.matches("[1-9]\\d{0,5}")) {
            form.reject("cap", "error.schedule.messages");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(typed));
    }

    private static @Nullable Timetable timetable(Form form, Instant now) {
        Repeats repeats = Repeats.of(form.value("repeats")).orElse(null);
        if (repeats == null) {
            form.reject("repeats", "error.schedule.repeats");
            return null;
        }
        LocalDate starts = form.day("starts_on");
        LocalDate until = form.day("until");
        LocalTime at = repeats == Repeats.CRON ? LocalTime.MIDNIGHT : time(form);
        int day = day(form, repeats);
        String cron = repeats == Repeats.CRON ? cron(form) : "";
        if (!form.valid()) {
            return null;
        }
        LocalDate today = LagosTime.dayOf(now);
        Timetable timetable = new Timetable(repeats, at, day, cron, starts == null ? today : starts, until);
        if (timetable.next(now).isEmpty()) {
            form.reject(until == null ? "cron" : "until", "error.schedule.never");
        }
        return timetable;
    }

    private static LocalTime time(Form form) {
        String typed = form.optional("time", 5).orElse("");
        if (!typed.matches(TIME)) {
            form.reject("time", "error.schedule.time");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(typed);
    }

    private static int day(Form form, Repeats repeats) {
        return switch (repeats) {
            case WEEKLY -> number(form, "weekday", 7);
            case MONTHLY -> number(form, "day", 31);
            case DAILY, CRON -> 1;
        };
    }

    private static int number(Form form, String field, int most) {
        String typed = form.optional(field, 2).orElse("");
        int number = typed.matches("\\d{1,2}") ? Integer.parseInt(typed) : 0;
        if (number < 1 || number > most) {
            form.reject(field, "error.schedule." + field);
        }
        return number;
    }

    private static String cron(Form form) {
        String typed = form.optional("cron", 100).orElse("").replaceAll("\\s+", " ");
        if (Cron.read(typed).isEmpty()) {
            form.reject("cron", "error.schedule.cron");
        }
        return typed;
    }
}
