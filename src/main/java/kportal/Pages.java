package kportal;

import kportal.accounts.AccountController;
import kportal.accounts.LoginController;
import kportal.accounts.SignupController;
import kportal.web.Assets;
import kportal.web.HealthController;

/** Every controller, for {@link Routes} to name. */
record Pages(
        HomeController home,
        HealthController health,
        Assets assets,
        SignupController signup,
        LoginController login,
        AccountController account) {}
