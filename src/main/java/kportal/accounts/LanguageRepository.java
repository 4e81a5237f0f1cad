package kportal.accounts;

import static kportal.db.generated.Tables.USERS;

import kportal.db.Alive;
import kportal.db.Database;
import kportal.web.Language;

public final class LanguageRepository {
    private final Database db;

    public LanguageRepository(Database db) {
        this.db = db;
    }

    void update(String userId, Language language) {
        db.run(sql -> Alive.require(sql.update(USERS)
                        .set(USERS.LANGUAGE, language.code())
                        .where(USERS.ID.eq(userId))
                        .and(USERS.DISABLED_AT.isNull())
                        .execute()
                == 1));
    }
}
