package kportal;

import static kportal.web.Access.ANYONE;
import static kportal.web.Access.SIGNED_IN;
import static kportal.web.Route.get;
import static kportal.web.Route.post;

import java.util.ArrayList;
import java.util.List;
import kportal.sandbox.SandboxController;
import kportal.web.Route;

/** Every URL: method, path, who may, what answers. */
public final class Routes {
    private Routes() {}

    static List<Route> of(Pages pages) {
        List<Route> routes = new ArrayList<>(List.of(
                // The front door
                get("/", ANYONE, pages.home()::index),
                get("/health", ANYONE, pages.health()::show),
                get("/static/{file}", ANYONE, pages.assets()::show),

                // Accounts
                get("/signup", ANYONE, pages.signup()::newForm),
                post("/signup", ANYONE, pages.signup()::create),
                get("/login", ANYONE, pages.login()::newForm),
                post("/login", ANYONE, pages.login()::create),
                get("/logout", SIGNED_IN, pages.login()::confirmRemove),
                post("/logout", SIGNED_IN, pages.login()::remove),
                get("/account", SIGNED_IN, pages.account()::show),
                post("/account/profile", SIGNED_IN, pages.account()::updateProfile),
                post("/account/password", SIGNED_IN, pages.account()::updatePassword)));
        if (pages.sandbox() != null) {
            routes.addAll(sandbox(pages.sandbox()));
        }
        return List.copyOf(routes);
    }

    /** The practice Kpoint's dashboard, where there is one. */
    private static List<Route> sandbox(SandboxController sandbox) {
        return List.of(
                get("/sandbox", ANYONE, sandbox::index),
                get("/sandbox/calls", ANYONE, sandbox::calls),
                get("/sandbox/numbers", ANYONE, sandbox::numbers),
                post("/sandbox/account", ANYONE, sandbox::createAccount),
                post("/sandbox/fee", ANYONE, sandbox::payFee),
                post("/sandbox/keys", ANYONE, sandbox::createKey),
                post("/sandbox/top-up", ANYONE, sandbox::topUp));
    }
}
