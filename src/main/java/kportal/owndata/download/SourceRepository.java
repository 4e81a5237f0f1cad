package kportal.owndata.download;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.BALANCE_ENTRIES;
import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.EXPORTS;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.KNOWN_BROWSERS;
import static kportal.db.generated.Tables.LIST_CHANGES;
import static kportal.db.generated.Tables.LOADED_TOKENS;
import static kportal.db.generated.Tables.MAIL_LINKS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.METERS;
import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.RECIPIENTS;
import static kportal.db.generated.Tables.RECIPIENT_GROUPS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;
import static kportal.db.generated.Tables.RECOVERY_CODES;
import static kportal.db.generated.Tables.SAVED_VIEWS;
import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.STATEMENTS;
import static kportal.db.generated.Tables.STATEMENT_WISHES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.select;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Every table that holds something of a business, whole, of both environments: whoever adds one adds it here, or names it
 * in the test as one that holds nothing of theirs.
 */
final class SourceRepository {
    private static final int CHUNK = 1_000;

    /** Of rows that may hold what Kpoint said, up to 64 KiB or 2 MiB of it each. */
    private static final int FEW = 50;

    /**
     * Where a sheet's rows are.
     *
     * @param key by which they are told apart and put in order
     * @param secret columns that are no one's to read: encrypted, hashed, or a key's other half
     */
    record Source(
            String name,
            Table<?> table,
            List<Field<?>> key,
            Set<Field<?>> secret,
            Function<String, Condition> own,
            int chunk) {
        Source(String name, Table<?> table, Field<?> key, Set<Field<?>> secret, Function<String, Condition> own) {
            this(name, table, List.of(key), secret, own, CHUNK);
        }

        List<Field<?>> fields() {
            return Arrays.stream(table.fields())
                    .filter(field -> !secret.contains(field))
                    .<Field<?>>map(field -> field)
                    .toList();
        }

        Sheet sheet() {
            return new Sheet(name, fields().stream().map(Field::getName).toList());
        }
    }

    static final List<Source> SOURCES = List.of(
            new Source("business", BUSINESSES, BUSINESSES.ID, Set.of(), BUSINESSES.ID::eq),
            new Source("users", USERS, USERS.ID, Set.of(USERS.PASSWORD_HASH), ofUsers(USERS.ID)),
            new Source("memberships", MEMBERSHIPS, MEMBERSHIPS.USER_ID, Set.of(), MEMBERSHIPS.BUSINESS_ID::eq),
            new Source("sessions", SESSIONS, SESSIONS.ID, Set.of(SESSIONS.TOKEN_HASH), SESSIONS.BUSINESS_ID::eq),
            new Source(
                    "known_browsers",
                    KNOWN_BROWSERS,
                    List.of(KNOWN_BROWSERS.TOKEN_HASH, KNOWN_BROWSERS.USER_ID),
                    Set.of(KNOWN_BROWSERS.TOKEN_HASH),
                    ofUsers(KNOWN_BROWSERS.USER_ID),
                    CHUNK),
            new Source(
                    "mail_links",
                    MAIL_LINKS,
                    MAIL_LINKS.TOKEN_HASH,
                    Set.of(MAIL_LINKS.TOKEN_HASH),
                    ofUsers(MAIL_LINKS.USER_ID)),
            new Source(
                    "authenticator_apps",
                    AUTHENTICATORS,
                    AUTHENTICATORS.USER_ID,
                    Set.of(AUTHENTICATORS.SEED, AUTHENTICATORS.LAST_STEP),
                    ofUsers(AUTHENTICATORS.USER_ID)),
            new Source(
                    "recovery_codes",
                    RECOVERY_CODES,
                    RECOVERY_CODES.CODE_HASH,
                    Set.of(RECOVERY_CODES.CODE_HASH),
                    ofUsers(RECOVERY_CODES.USER_ID)),
            new Source(
                    "passkeys",
                    PASSKEYS,
                    PASSKEYS.ID,
                    Set.of(PASSKEYS.CREDENTIAL_ID, PASSKEYS.PUBLIC_KEY, PASSKEYS.SIGN_COUNT),
                    ofUsers(PASSKEYS.USER_ID)),
            new Source("saved_views", SAVED_VIEWS, SAVED_VIEWS.ID, Set.of(), SAVED_VIEWS.BUSINESS_ID::eq),
            new Source("kpoint_keys", API_KEYS, API_KEYS.ID, Set.of(API_KEYS.CIPHERTEXT), API_KEYS.BUSINESS_ID::eq),
            new Source(
                    "transactions",
                    TRANSACTIONS,
                    TRANSACTIONS.ID,
                    Set.of(TRANSACTIONS.FORM_NONCE),
                    TRANSACTIONS.BUSINESS_ID::eq),
            new Source("recipients", RECIPIENTS, RECIPIENTS.ID, Set.of(), RECIPIENTS.BUSINESS_ID::eq),
            new Source(
                    "recipient_groups",
                    RECIPIENT_GROUPS,
                    RECIPIENT_GROUPS.ID,
                    Set.of(),
                    RECIPIENT_GROUPS.BUSINESS_ID::eq),
            new Source(
                    "recipient_members",
                    RECIPIENT_MEMBERS,
                    List.of(RECIPIENT_MEMBERS.GROUP_ID, RECIPIENT_MEMBERS.RECIPIENT_ID),
                    Set.of(),
                    RECIPIENT_MEMBERS.BUSINESS_ID::eq,
                    CHUNK),
            new Source(
                    "batches",
                    BATCHES,
                    BATCHES.ID,
                    Set.of(BATCHES.FORM_NONCE, BATCHES.RUNNER),
                    BATCHES.BUSINESS_ID::eq),
            new Source(
                    "batch_rows",
                    BATCH_ROWS,
                    List.of(BATCH_ROWS.BATCH_ID, BATCH_ROWS.ROW_NUMBER),
                    Set.of(),
                    BATCH_ROWS.BUSINESS_ID::eq,
                    CHUNK),
            new Source("schedules", SCHEDULES, SCHEDULES.ID, Set.of(SCHEDULES.FORM_NONCE), SCHEDULES.BUSINESS_ID::eq),
            new Source(
                    "schedule_times",
                    SCHEDULE_TIMES,
                    List.of(SCHEDULE_TIMES.SCHEDULE_ID, SCHEDULE_TIMES.DUE_AT),
                    Set.of(SCHEDULE_TIMES.ATTEMPT),
                    SCHEDULE_TIMES.BUSINESS_ID::eq,
                    CHUNK),
            new Source("meters", METERS, METERS.ID, Set.of(), METERS.BUSINESS_ID::eq),
            new Source(
                    "loaded_tokens",
                    LOADED_TOKENS,
                    List.of(LOADED_TOKENS.TRANSACTION_ID, LOADED_TOKENS.PLACE),
                    Set.of(),
                    LOADED_TOKENS.BUSINESS_ID::eq,
                    CHUNK),
            new Source(
                    "steps", TRANSACTION_EVENTS, TRANSACTION_EVENTS.ID, Set.of(), TRANSACTION_EVENTS.BUSINESS_ID::eq),
            new Source("answers", ANSWERS, List.of(ANSWERS.ATTEMPT_ID), Set.of(), ANSWERS.BUSINESS_ID::eq, FEW),
            new Source(
                    "balance",
                    BALANCE_ENTRIES,
                    BALANCE_ENTRIES.ID,
                    Set.of(BALANCE_ENTRIES.FORM_NONCE),
                    BALANCE_ENTRIES.BUSINESS_ID::eq),
            new Source(
                    "statement_wishes",
                    STATEMENT_WISHES,
                    STATEMENT_WISHES.ENVIRONMENT,
                    Set.of(),
                    STATEMENT_WISHES.BUSINESS_ID::eq),
            new Source(
                    "statements",
                    STATEMENTS,
                    List.of(STATEMENTS.ENVIRONMENT, STATEMENTS.MONTH),
                    Set.of(),
                    STATEMENTS.BUSINESS_ID::eq,
                    CHUNK),
            new Source("exports", EXPORTS, EXPORTS.ID, Set.of(EXPORTS.ATTEMPT), EXPORTS.BUSINESS_ID::eq),
            new Source("audit", AUDIT_ENTRIES, AUDIT_ENTRIES.POSITION, Set.of(), AUDIT_ENTRIES.CHAIN::eq),
            new Source(
                    "kept_lists",
                    KEPT_LISTS,
                    List.of(KEPT_LISTS.ENVIRONMENT, KEPT_LISTS.LIST, KEPT_LISTS.PARAMETER),
                    Set.of(),
                    KEPT_LISTS.BUSINESS_ID::eq,
                    FEW / 10),
            new Source("list_changes", LIST_CHANGES, LIST_CHANGES.ID, Set.of(), LIST_CHANGES.BUSINESS_ID::eq));

    private SourceRepository() {}

    private static Function<String, Condition> ofUsers(Field<String> userId) {
        return businessId ->
                userId.in(select(MEMBERSHIPS.USER_ID).from(MEMBERSHIPS).where(MEMBERSHIPS.BUSINESS_ID.eq(businessId)));
    }
}
