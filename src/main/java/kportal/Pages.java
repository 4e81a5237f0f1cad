package kportal;

import kportal.apidocs.ApiDocsController;
import kportal.backups.BackupController;
import kportal.catalog.PricesController;
import kportal.help.HelpController;
import kportal.keys.KeyController;
import kportal.transactions.limits.DailyLimitController;
import kportal.transactions.ordering.AgainController;
import kportal.transactions.receipts.DisputeController;
import kportal.transactions.receipts.TransactionController;
import kportal.web.Assets;
import kportal.web.HealthController;
import org.jspecify.annotations.Nullable;

/** Every controller, for {@link Routes} to name. */
record Pages(
        HomeController home,
        HelpController help,
        HealthController health,
        ReadyController ready,
        Assets assets,
        ApiDocsController apiDocs,
        AccountPages accounts,
        OwnData ownData,
        KeyController key,
        Services services,
        PricesController prices,
        AgainController again,
        TransactionController transactions,
        DisputeController dispute,
        DailyLimitController limit,
        PaperPages paper,
        Batching batching,
        TokenPages tokens,
        RecipientPages recipients,
        HistoryPages history,
        Books books,
        BackupController backups,
        @Nullable Practice practice) {}
