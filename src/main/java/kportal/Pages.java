package kportal;

import kportal.accounts.AccountController;
import kportal.accounts.LoginController;
import kportal.accounts.SignupController;
import kportal.sandbox.SandboxController;
import kportal.web.Assets;
import kportal.web.HealthController;
import org.jspecify.annotations.Nullable;

/** Every controller, for {@link Routes} to name. */
record Pages(
        HomeController home,
        HealthController health,
        Assets assets,
        SignupController signup,
        LoginController login,
        AccountController account,
        @Nullable SandboxController sandbox) {}
