package kportal;

import static kportal.web.Access.ANYONE;
import static kportal.web.Access.CONFIRMED;
import static kportal.web.Access.HALF_SIGNED_IN;
import static kportal.web.Access.SIGNED_IN;
import static kportal.web.Route.get;
import static kportal.web.Route.post;
import static kportal.web.Route.upload;

import java.util.ArrayList;
import java.util.List;
import kportal.sandbox.SandboxController;
import kportal.web.Route;

/** Every URL: method, path, who may, what answers. */
public final class Routes {
    private Routes() {}

    static List<Route> of(Pages pages) {
        AccountPages accounts = pages.accounts();
        List<Route> routes = new ArrayList<>(List.of(
                // The front door
                get("/", ANYONE, pages.home()::index),
                get("/help", ANYONE, pages.help()::show),
                get("/privacy", ANYONE, pages.ownData().privacy()::show),
                get("/docs/api", ANYONE, pages.apiDocs()::show),
                get("/live", ANYONE, pages.health()::live),
                get("/health", ANYONE, pages.health()::show),
                get("/ready", ANYONE, pages.ready()::show),
                post("/language", ANYONE, accounts.language()::update),
                get("/static/{file}", ANYONE, pages.assets()::show),
                get("/worker.js", ANYONE, pages.assets()::worker),
                get("/offline", ANYONE, pages.home()::offline),

                // The operator's
                get("/operator", CONFIRMED, pages.backups()::index),

                // Accounts
                get("/signup", ANYONE, accounts.signup()::newForm),
                post("/signup", ANYONE, accounts.signup()::create),
                get("/login", ANYONE, accounts.login()::newForm),
                post("/login", ANYONE, accounts.login()::create),
                post("/login/passkey", ANYONE, accounts.passkeyLogin()::create),
                post("/login/passkey/ask", ANYONE, accounts.passkeyLogin()::ask),
                get("/logout", HALF_SIGNED_IN, accounts.login()::confirmRemove),
                post("/logout", HALF_SIGNED_IN, accounts.login()::remove),
                get("/login/factor", HALF_SIGNED_IN, accounts.loginFactor()::newForm),
                post("/login/factor", HALF_SIGNED_IN, accounts.loginFactor()::create),
                post("/login/factor/passkey", HALF_SIGNED_IN, accounts.passkeys()::ask),
                get("/confirm", SIGNED_IN, accounts.confirm()::newForm),
                post("/confirm", SIGNED_IN, accounts.confirm()::create),
                get("/account", SIGNED_IN, accounts.account()::show),
                post("/account/profile", SIGNED_IN, accounts.account()::updateProfile),
                post("/account/password", CONFIRMED, accounts.account()::updatePassword),
                get("/account/email", SIGNED_IN, accounts.email()::show),
                post("/account/email", CONFIRMED, accounts.email()::update),
                post("/account/email/verify", SIGNED_IN, accounts.email()::verify),
                // By links in mails, signed in or not
                get("/password/forgot", ANYONE, accounts.forgot()::newForm),
                post("/password/forgot", ANYONE, accounts.forgot()::create),
                get("/password/reset", ANYONE, accounts.reset()::edit),
                post("/password/reset", ANYONE, accounts.reset()::update),
                get("/email/confirm", ANYONE, accounts.links()::showConfirm),
                post("/email/confirm", ANYONE, accounts.links()::confirm),
                get("/email/undo", ANYONE, accounts.links()::showUndo),
                post("/email/undo", ANYONE, accounts.links()::undo),
                get("/account/sessions", SIGNED_IN, accounts.sessions()::index),
                post("/account/sessions/{id}/end", CONFIRMED, accounts.sessions()::remove),
                post("/account/sessions/end-others", CONFIRMED, accounts.sessions()::removeOthers),
                get("/account/factors", SIGNED_IN, accounts.factors()::index),
                post("/account/factors/app", CONFIRMED, accounts.factors()::createApp),
                get("/account/factors/app", CONFIRMED, accounts.factors()::showApp),
                post("/account/factors/app/confirm", CONFIRMED, accounts.factors()::confirmApp),
                post("/account/factors/app/remove", CONFIRMED, accounts.factors()::removeApp),
                post("/account/factors/codes", CONFIRMED, accounts.factors()::renewCodes),
                post("/account/factors/passkeys", CONFIRMED, accounts.passkeys()::create),
                post("/account/factors/passkeys/new", CONFIRMED, accounts.passkeys()::askToCreate),
                post("/account/factors/passkeys/{id}/remove", CONFIRMED, accounts.passkeys()::remove),
                get("/account/limit", SIGNED_IN, pages.limit()::show),
                post("/account/limit", CONFIRMED, pages.limit()::update),
                get("/account/receipt", SIGNED_IN, pages.paper().line()::show),
                post("/account/receipt", SIGNED_IN, pages.paper().line()::update),
                get("/account/audit", SIGNED_IN, accounts.audit()::index),
                get("/account/audit.csv", SIGNED_IN, accounts.auditExport()::csv),
                get("/account/download", SIGNED_IN, pages.ownData().download()::show),
                post("/account/download", CONFIRMED, pages.ownData().download()::create),
                get("/account/delete", CONFIRMED, pages.ownData().deletion()::show),
                post("/account/delete", CONFIRMED, pages.ownData().deletion()::create),
                get("/key", SIGNED_IN, pages.key()::show),
                post("/key", CONFIRMED, pages.key()::update),
                post("/key/remove", CONFIRMED, pages.key()::remove),

                // Buying
                get("/airtime", SIGNED_IN, pages.services().airtime()::newForm),
                post("/airtime", SIGNED_IN, pages.services().airtime()::create),
                get("/data", SIGNED_IN, pages.services().data()::newForm),
                post("/data", SIGNED_IN, pages.services().data()::create),
                get("/electricity", SIGNED_IN, pages.services().electricity()::newForm),
                post("/electricity", SIGNED_IN, pages.services().electricity()::create),
                get("/cable-tv", SIGNED_IN, pages.services().cableTv()::newForm),
                post("/cable-tv", SIGNED_IN, pages.services().cableTv()::create),
                get("/sms", SIGNED_IN, pages.services().sms()::newForm),
                post("/sms", SIGNED_IN, pages.services().sms()::create),
                get("/prices", SIGNED_IN, pages.prices()::index),

                // Many at once
                get("/batches", SIGNED_IN, pages.batching().batches()::index),
                get("/batches/new", SIGNED_IN, pages.batching().batches()::newForm),
                upload("/batches", SIGNED_IN, pages.batching().batches()::create),
                get("/batches/template.csv", SIGNED_IN, pages.batching().files()::template),
                get("/batches/{id}", SIGNED_IN, pages.batching().batches()::show),
                post("/batches/{id}/remove", SIGNED_IN, pages.batching().batches()::remove),
                post("/batches/{id}/rows", SIGNED_IN, pages.batching().rows()::update),
                post("/batches/{id}/leave-out", SIGNED_IN, pages.batching().rows()::leaveOut),
                get("/batches/{id}/errors.csv", SIGNED_IN, pages.batching().files()::errors),
                get("/batches/{id}/result.csv", SIGNED_IN, pages.batching().files()::result),
                post("/batches/{id}/start", SIGNED_IN, pages.batching().runs()::start),
                post("/batches/{id}/pause", SIGNED_IN, pages.batching().runs()::pause),
                post("/batches/{id}/resume", SIGNED_IN, pages.batching().runs()::resume),
                post("/batches/{id}/check", SIGNED_IN, pages.batching().runs()::check),
                post("/batches/{id}/stop", SIGNED_IN, pages.batching().runs()::stop),
                post("/batches/{id}/again", SIGNED_IN, pages.batching().runs()::again),
                get("/schedules", SIGNED_IN, pages.batching().scheduling().pages()::index),
                get("/schedules/new", CONFIRMED, pages.batching().scheduling().forms()::newForm),
                post("/schedules", CONFIRMED, pages.batching().scheduling().forms()::create),
                get("/schedules/{id}", SIGNED_IN, pages.batching().scheduling().pages()::show),
                post(
                        "/schedules/{id}/pause",
                        SIGNED_IN,
                        pages.batching().scheduling().courses()::pause),
                post(
                        "/schedules/{id}/resume",
                        CONFIRMED,
                        pages.batching().scheduling().courses()::resume),
                post(
                        "/schedules/{id}/prices",
                        SIGNED_IN,
                        pages.batching().scheduling().pages()::see),
                post(
                        "/schedules/{id}/end",
                        SIGNED_IN,
                        pages.batching().scheduling().courses()::end),
                post(
                        "/schedules/{id}/prepare",
                        SIGNED_IN,
                        pages.batching().scheduling().pages()::prepare),

                // What was spent
                get("/reports", SIGNED_IN, pages.books().reports()::index),
                post("/reports/statement", SIGNED_IN, pages.books().statement()::update),

                // What should be at Kpoint, which tells no balance
                get("/balance", SIGNED_IN, pages.books().balance()::index),
                post("/balance/checks", SIGNED_IN, pages.books().balance()::check),
                get("/balance/opening", SIGNED_IN, pages.books().entries()::newOpening),
                post("/balance/opening", SIGNED_IN, pages.books().entries()::createOpening),
                get("/balance/deposit", SIGNED_IN, pages.books().entries()::newDeposit),
                post("/balance/deposit", SIGNED_IN, pages.books().entries()::createDeposit),
                get("/balance/entries/{id}", SIGNED_IN, pages.books().entries()::show),
                post("/balance/entries/{id}", SIGNED_IN, pages.books().entries()::update),
                post("/balance/entries/{id}/remove", SIGNED_IN, pages.books().entries()::remove),
                post("/balance/entries/{id}/start", SIGNED_IN, pages.books().balance()::start),

                // Electricity tokens by meter
                get("/tokens", SIGNED_IN, pages.tokens().meters()::index),
                get("/tokens/{id}", SIGNED_IN, pages.tokens().meter()::show),
                post("/tokens/{id}", SIGNED_IN, pages.tokens().meter()::rename),
                post("/tokens/{id}/loaded", SIGNED_IN, pages.tokens().meter()::load),

                // Whom it is bought for; what has a name of its own comes before a single one
                get("/recipients", SIGNED_IN, pages.recipients().list()::index),
                post("/recipients", SIGNED_IN, pages.recipients().one()::create),
                get("/recipients/new", SIGNED_IN, pages.recipients().one()::newForm),
                get("/recipients/import", SIGNED_IN, pages.recipients().imports()::newForm),
                upload("/recipients/import", SIGNED_IN, pages.recipients().imports()::create),
                get("/recipients/export.csv", SIGNED_IN, pages.recipients().export()::csv),
                get("/recipients/doubles", SIGNED_IN, pages.recipients().doubles()::index),
                get("/recipients/suggest", SIGNED_IN, pages.recipients().suggest()::index),
                get("/recipients/groups/{id}", SIGNED_IN, pages.recipients().group()::show),
                post("/recipients/groups/{id}", SIGNED_IN, pages.recipients().group()::update),
                post(
                        "/recipients/groups/{id}/remove",
                        SIGNED_IN,
                        pages.recipients().group()::remove),
                get("/recipients/{id}", SIGNED_IN, pages.recipients().one()::show),
                post("/recipients/{id}/update", SIGNED_IN, pages.recipients().one()::update),
                post("/recipients/{id}/merge", SIGNED_IN, pages.recipients().doubles()::merge),
                post("/recipients/{id}/remove", SIGNED_IN, pages.recipients().one()::remove),

                // What was bought: the list and its files come before a single one, whose id would take their names
                get("/transactions", SIGNED_IN, pages.history().list()::index),
                post("/views", SIGNED_IN, pages.history().views()::create),
                post("/views/{id}/remove", SIGNED_IN, pages.history().views()::remove),
                get("/transactions/export", SIGNED_IN, pages.history().exports().offer()::show),
                get(
                        "/transactions/export.csv",
                        SIGNED_IN,
                        pages.history().exports().files()::csv),
                get(
                        "/transactions/export.xlsx",
                        SIGNED_IN,
                        pages.history().exports().files()::xlsx),
                get(
                        "/transactions/export.json",
                        SIGNED_IN,
                        pages.history().exports().files()::json),
                get(
                        "/transactions/export.pdf",
                        SIGNED_IN,
                        pages.history().exports().files()::pdf),
                get("/exports", SIGNED_IN, pages.history().exports().made()::index),
                post("/exports", SIGNED_IN, pages.history().exports().offer()::create),
                get("/exports/{id}", SIGNED_IN, pages.history().exports().made()::show),
                get("/exports/{id}/file", SIGNED_IN, pages.history().exports().made()::file),
                post(
                        "/exports/{id}/remove",
                        SIGNED_IN,
                        pages.history().exports().made()::remove),
                get("/transactions/{id}", SIGNED_IN, pages.transactions()::show),
                get("/transactions/{id}/receipt.pdf", SIGNED_IN, pages.paper().papers()::pdf),
                get("/transactions/{id}/slip", SIGNED_IN, pages.paper().papers()::slip),
                get("/transactions/{id}/dispute", SIGNED_IN, pages.dispute()::show),
                post("/transactions/{id}/again", SIGNED_IN, pages.again()::create),
                post("/transactions/{id}/pay", SIGNED_IN, pages.transactions()::pay),
                post("/transactions/{id}/resolve", SIGNED_IN, pages.transactions()::resolve),
                post("/transactions/{id}/reverse", SIGNED_IN, pages.transactions()::reverse)));
        if (pages.practice() != null) {
            routes.addAll(practice(pages.practice()));
        }
        return List.copyOf(routes);
    }

    /** The practice Kpoint's dashboard, and its mail where no server takes it. */
    private static List<Route> practice(Practice practice) {
        SandboxController sandbox = practice.controller();
        List<Route> routes = new ArrayList<>(List.of(
                get("/sandbox", ANYONE, sandbox::index),
                get("/sandbox/calls", ANYONE, sandbox::calls),
                get("/sandbox/numbers", ANYONE, sandbox::numbers),
                post("/sandbox/account", ANYONE, sandbox::createAccount),
                post("/sandbox/fee", ANYONE, sandbox::payFee),
                post("/sandbox/keys", ANYONE, sandbox::createKey),
                post("/sandbox/top-up", ANYONE, sandbox::topUp),
                post("/sandbox/prices", ANYONE, sandbox::movePrices)));
        if (practice.mail() != null) {
            routes.add(get("/sandbox/mail", ANYONE, practice.mail()::index));
        }
        return routes;
    }
}
