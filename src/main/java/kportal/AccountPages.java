package kportal;

import kportal.accounts.AccountController;
import kportal.accounts.LanguageController;
import kportal.accounts.LoginController;
import kportal.accounts.PasskeyLoginController;
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

/** Every controller of people's own accounts. */
record AccountPages(
        SignupController signup,
        LoginController login,
        PasskeyLoginController passkeyLogin,
        LoginFactorController loginFactor,
        ForgotController forgot,
        ResetController reset,
        LinkController links,
        ConfirmController confirm,
        AccountController account,
        LanguageController language,
        EmailController email,
        SessionController sessions,
        FactorController factors,
        PasskeyController passkeys,
        AuditController audit,
        AuditExportController auditExport) {}
