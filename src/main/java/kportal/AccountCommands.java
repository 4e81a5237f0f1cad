package kportal;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import kportal.accounts.Passwords;
import kportal.accounts.SignupForm;
import kportal.accounts.UserRepository;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.operator.Change;
import kportal.accounts.operator.OperatorRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Database;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.support.Tokens;
import kportal.web.Bundles;
import kportal.web.Origin;

/** The commands about one account, which its mail address names. */
final class AccountCommands {
    private AccountCommands() {}

    /** Whoever it is for sets the password with a mailed link, which shows that the address is theirs. */
    static int create(Settings settings, Database db, String address, Consumer<String> print) {
        String email = address.toLowerCase(Locale.ROOT);
        if (!SignupForm.isEmail(email)) {
            throw new SettingError("\"" + email + "\" is no mail address");
        }
        Clock clock = Clock.systemUTC();
        UserRepository users = new UserRepository(db, letters(settings, db, clock));
        Deed deed = Deed.of(Kind.SIGNED_UP, null, null, Origin.PORTAL).saying(OperatorRepository.BY);
        String name = email.substring(0, email.indexOf('@'));
        boolean made;
        try (Passwords passwords = new Passwords(Passwords.COST)) {
            made = users.insert(name, name, email, passwords.hash("", Tokens.next()), null, deed, clock.instant())
                    .isPresent();
        }
        print.accept(
                made
                        ? email + ": made; its password is set at " + settings.publicUrl() + "/password/forgot"
                        : "there is an account with the mail address " + email + " already");
        return made ? 0 : 1;
    }

    static int endSessions(Settings settings, Database db, String address, Consumer<String> print) {
        OptionalInt ended = new OperatorRepository(db).endSessions(address, Instant.now());
        print.accept(ended.isPresent() ? address + ": sessions ended: " + ended.getAsInt() : nobody(address));
        return ended.isPresent() ? 0 : 1;
    }

    static int resetPassword(Settings settings, Database db, String address, Consumer<String> print) {
        Change change =
                new OperatorRepository(db).postReset(address, letters(settings, db, Clock.systemUTC()), Instant.now());
        print.accept(
                switch (change) {
                    case DONE -> address + ": the portal that serves mails a link to set a new password";
                    case WAS_SO -> address + ": is disabled; enable-user first";
                    case NOBODY -> nobody(address);
                });
        return change == Change.DONE ? 0 : 1;
    }

    static int disable(Settings settings, Database db, String address, Consumer<String> print) {
        return tell(new OperatorRepository(db).disable(address, Instant.now()), address, "disabled", print);
    }

    static int enable(Settings settings, Database db, String address, Consumer<String> print) {
        return tell(new OperatorRepository(db).enable(address, Instant.now()), address, "enabled", print);
    }

    static int removeFactors(Settings settings, Database db, String address, Consumer<String> print) {
        Change change = new OperatorRepository(db)
                .removeFactors(address, letters(settings, db, Clock.systemUTC()), Instant.now());
        print.accept(
                switch (change) {
                    case DONE -> address + ": second factors removed, sessions ended";
                    case WAS_SO -> address + ": had no second factor; sessions ended";
                    case NOBODY -> nobody(address);
                });
        return change == Change.NOBODY ? 1 : 0;
    }

    /** They are sent by the portal that serves. */
    static LetterRepository letters(Settings settings, Database db, Clock clock) {
        Keyset keyset = Keyset.open(settings.keysetFile(), new KeysetCheckRepository(db));
        return new Mailing(db, settings, keyset, new Bundles(settings.environment()), clock).letters();
    }

    private static int tell(Change change, String address, String state, Consumer<String> print) {
        print.accept(
                switch (change) {
                    case DONE -> address + ": " + state;
                    case WAS_SO -> address + ": was " + state + " already";
                    case NOBODY -> nobody(address);
                });
        return change == Change.NOBODY ? 1 : 0;
    }

    private static String nobody(String address) {
        return "no account has the mail address " + address;
    }
}
