package kportal.db;

import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;

/** How jOOQ writes SQL: one generated code base for both databases, so no schema and no quotes. */
final class Dialects {
    private Dialects() {}

    static Settings settings() {
        return SettingsTools.defaultSettings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withRenderNameCase(RenderNameCase.LOWER)
                .withExecuteLogging(false)
                .withFetchWarnings(false);
    }

    static SQLDialect of(String url) {
        return url.startsWith("jdbc:sqlite:") ? SQLDialect.SQLITE : SQLDialect.POSTGRES;
    }
}
