package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.accounts.AccountController;
import kportal.accounts.LanguageController;
import kportal.accounts.LanguageRepository;
import kportal.accounts.LoginController;
import kportal.accounts.OwnPassword;
import kportal.accounts.PasskeyLoginController;
import kportal.accounts.Passwords;
import kportal.accounts.Requirements;
import kportal.accounts.SignupController;
import kportal.accounts.UserRepository;
import kportal.accounts.attempts.AttemptRepository;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.FactorAttempts;
import kportal.accounts.attempts.LoginAttempts;
import kportal.accounts.email.EmailController;
import kportal.accounts.email.LinkController;
import kportal.accounts.factors.AuthenticatorRepository;
import kportal.accounts.factors.FactorController;
import kportal.accounts.factors.FactorRepository;
import kportal.accounts.factors.Factors;
import kportal.accounts.factors.LoginFactorController;
import kportal.accounts.factors.PasskeyController;
import kportal.accounts.factors.RecoveryCodeRepository;
import kportal.accounts.factors.SecondFactor;
import kportal.accounts.letters.OpenedLinks;
import kportal.accounts.passkeys.ChallengeRepository;
import kportal.accounts.passkeys.CredentialLookupRepository;
import kportal.accounts.passkeys.PasskeyRepository;
import kportal.accounts.passkeys.Passkeys;
import kportal.accounts.passkeys.RelyingParties;
import kportal.accounts.passkeys.VisitorPasskeys;
import kportal.accounts.recovery.ForgotController;
import kportal.accounts.recovery.ResetController;
import kportal.accounts.sessions.ConfirmController;
import kportal.accounts.sessions.OwnProof;
import kportal.accounts.sessions.SessionController;
import kportal.accounts.sessions.SessionEndRepository;
import kportal.accounts.signin.SignInRepository;
import kportal.accounts.signin.SignIns;
import kportal.audit.AuditController;
import kportal.audit.AuditExportController;
import kportal.audit.AuditLogRepository;
import kportal.audit.AuditRepository;
import kportal.audit.ChainRepository;
import kportal.audit.FailedTries;
import kportal.audit.Standings;
import kportal.audit.Verifier;
import kportal.db.Database;
import kportal.jobs.Rounds;
import kportal.keys.Keyset;
import kportal.settings.Settings;
import kportal.web.AddressTokens;
import kportal.web.ClientAddress;
import kportal.web.KnownBrowsers;
import kportal.web.NextPage;
import kportal.web.Sessions;
import kportal.web.Turns;
import kportal.web.View;

/** The part of {@link App} that joins what lets people in, and lets them run their own account. */
final class SigningIn implements AutoCloseable {
    private final UserRepository users;
    private final AuditRepository audit;
    private final FailedTries failures;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Passkeys passkeys;
    private final Requirements requirements;
    private final OwnProof proof;
    private final Standings standings;
    private final AccountPages pages;

    SigningIn(
            Database db,
            Settings settings,
            Frame frame,
            Mailing mailing,
            Keyset keyset,
            Turns exports,
            Clock clock,
            int bcryptCost) {
        Sessions sessions = frame.sessions();
        KnownBrowsers browsers = frame.browsers();
        ClientAddress addresses = frame.addresses();
        NextPage next = frame.next();
        View view = frame.view();
        OpenedLinks opened = new OpenedLinks(mailing.links(), clock);
        AddressTokens tokens = new AddressTokens(frame.cookies());
        this.users = new UserRepository(db, mailing.letters());
        this.audit = new AuditRepository(db, clock);
        this.failures = new FailedTries(audit);
        this.passwords = new Passwords(bcryptCost);
        this.attempts = new Attempts(new AttemptRepository(db), clock);
        CredentialLookupRepository credentials = new CredentialLookupRepository(db);
        RelyingParties parties = new RelyingParties(settings.publicUrl(), credentials);
        PasskeyRepository kept = new PasskeyRepository(db);
        ChallengeRepository challenges = new ChallengeRepository(db);
        this.passkeys = new Passkeys(parties, kept, challenges, clock);
        Factors factors = new Factors(
                new AuthenticatorRepository(db),
                new RecoveryCodeRepository(db),
                new FactorRepository(db, mailing.letters()),
                passkeys,
                keyset,
                settings.secondFactorRequired(),
                clock);
        this.requirements = new Requirements(users, factors, settings.realMoney());
        SecondFactor secondFactor = new SecondFactor(factors, passkeys, new FactorAttempts(attempts), failures);
        OwnPassword ownPassword = new OwnPassword(users, passwords, attempts, failures);
        this.proof = new OwnProof(ownPassword, secondFactor);
        SignIns signIns = new SignIns(new SignInRepository(db, mailing.letters()), attempts, clock);
        AuditLogRepository auditLog = new AuditLogRepository(db);
        AuditController auditPages = new AuditController(auditLog, new Verifier(new ChainRepository(db)));
        this.standings = new Standings(new ChainRepository(db), clock);
        this.pages = new AccountPages(
                new SignupController(
                        users,
                        passwords,
                        attempts,
                        sessions,
                        frame.languages(),
                        addresses,
                        clock,
                        settings.signupOpen()),
                new LoginController(
                        users,
                        passwords,
                        new LoginAttempts(attempts),
                        factors,
                        browsers,
                        sessions,
                        next,
                        addresses,
                        signIns,
                        audit,
                        failures),
                new PasskeyLoginController(
                        new VisitorPasskeys(parties, credentials, kept, challenges, clock),
                        users,
                        attempts,
                        browsers,
                        sessions,
                        next,
                        addresses,
                        signIns,
                        failures),
                new LoginFactorController(secondFactor, signIns, browsers, sessions, next, view),
                new ForgotController(mailing.resets(), attempts, users, failures, addresses, view),
                new ResetController(
                        tokens, opened, mailing.resets(), users, passwords, attempts, addresses, view, clock),
                new LinkController(tokens, opened, mailing.emails(), sessions, attempts, addresses, view, clock),
                new ConfirmController(proof, browsers, sessions, next, audit),
                new AccountController(users, passwords, ownPassword, factors, sessions, view, clock),
                new LanguageController(new LanguageRepository(db), frame.languages(), sessions),
                new EmailController(users, mailing.emails(), ownPassword, attempts, view, clock),
                new SessionController(sessions, new SessionEndRepository(db), view, clock),
                new FactorController(factors, sessions, view),
                new PasskeyController(passkeys, factors, sessions, view),
                auditPages,
                new AuditExportController(auditLog, audit, auditPages, exports, clock));
    }

    UserRepository users() {
        return users;
    }

    AuditRepository audit() {
        return audit;
    }

    Requirements requirements() {
        return requirements;
    }

    Passwords passwords() {
        return passwords;
    }

    OwnProof proof() {
        return proof;
    }

    Attempts attempts() {
        return attempts;
    }

    AccountPages pages() {
        return pages;
    }

    void sweep(Rounds rounds) {
        rounds.every(Duration.ofMinutes(1), "failed tries", failures::flush);
        rounds.every(Duration.ofMinutes(5), "audit standing", standings::tell);
        rounds.every(Duration.ofHours(1), "attempts", attempts::sweep);
        rounds.every(Duration.ofHours(1), "passkey challenges", passkeys::sweep);
    }

    @Override
    public void close() throws InterruptedException {
        failures.close();
        passwords.close();
    }
}
