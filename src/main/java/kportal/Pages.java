package kportal;

import kportal.accounts.AccountController;
import kportal.accounts.LoginController;
import kportal.accounts.SignupController;
import kportal.accounts.email.EmailController;
import kportal.accounts.email.LinkController;
import kportal.accounts.factors.FactorController;
import kportal.accounts.factors.LoginFactorController;
import kportal.accounts.factors.PasskeyController;
import kportal.accounts.recovery.ForgotController;
import kportal.accounts.recovery.ResetController;
import kportal.accounts.sessions.ConfirmController;
import kportal.accounts.sessions.SessionController;
import kportal.audit.AuditController;
import kportal.audit.AuditExportController;
import kportal.history.ExportController;
import kportal.history.HistoryController;
import kportal.keys.KeyController;
import kportal.sandbox.SandboxController;
import kportal.transactions.ordering.AgainController;
import kportal.transactions.receipts.DisputeController;
import kportal.transactions.receipts.TransactionController;
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
        SessionController sessions,
        ConfirmController confirm,
        ForgotController forgot,
        ResetController reset,
        EmailController email,
        LinkController links,
        LoginFactorController loginFactor,
        FactorController factors,
        PasskeyController passkeys,
        AuditController audit,
        AuditExportController auditExport,
        KeyController key,
        Services services,
        AgainController again,
        TransactionController transactions,
        DisputeController dispute,
        HistoryController history,
        ExportController export,
        @Nullable SandboxController sandbox,
        @Nullable SandboxMailController sandboxMail) {}
