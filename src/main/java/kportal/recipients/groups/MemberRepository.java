package kportal.recipients.groups;

import static kportal.db.generated.Tables.RECIPIENT_GROUPS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kportal.support.Folding;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Who is in which groups, within the transaction of whoever asks. */
public final class MemberRepository {
    /** Of a business: more than anybody chooses one among. */
    public static final int MOST_GROUPS = 100;

    private final String businessId;
    private final String environment;
    private final DSLContext sql;

    public MemberRepository(DSLContext sql, String businessId, String environment) {
        this.sql = sql;
        this.businessId = businessId;
        this.environment = environment;
    }

    /** Of each of these recipients, by name. */
    public static Map<String, List<Group>> groups(DSLContext sql, Collection<String> recipientIds) {
        return recipientIds.isEmpty()
                ? Map.of()
                : sql.select(RECIPIENT_MEMBERS.RECIPIENT_ID, RECIPIENT_GROUPS.ID, RECIPIENT_GROUPS.NAME)
                        .from(RECIPIENT_MEMBERS)
                        .join(RECIPIENT_GROUPS)
                        .on(RECIPIENT_GROUPS.ID.eq(RECIPIENT_MEMBERS.GROUP_ID))
                        .where(RECIPIENT_MEMBERS.RECIPIENT_ID.in(recipientIds))
                        .orderBy(RECIPIENT_GROUPS.FOLDED)
                        .fetchGroups(row -> row.value1(), row -> new Group(row.value2(), row.value3()));
    }

    /** Ids by folded names; those that are missing are made. Empty, and nothing made: there would be too many. */
    public Optional<Map<String, String>> named(Collection<String> names, Instant now) {
        Map<String, String> missing = new LinkedHashMap<>();
        names.forEach(name -> missing.putIfAbsent(Folding.of(name), name));
        Map<String, String> ids = new HashMap<>();
        if (!missing.isEmpty()) {
            ids.putAll(sql.select(RECIPIENT_GROUPS.FOLDED, RECIPIENT_GROUPS.ID)
                    .from(RECIPIENT_GROUPS)
                    .where(mine())
                    .and(RECIPIENT_GROUPS.FOLDED.in(missing.keySet()))
                    .fetchMap(RECIPIENT_GROUPS.FOLDED, RECIPIENT_GROUPS.ID));
        }
        missing.keySet().removeAll(ids.keySet());
        if (!missing.isEmpty() && sql.fetchCount(RECIPIENT_GROUPS, mine()) + missing.size() > MOST_GROUPS) {
            return Optional.empty();
        }
        missing.forEach((folded, name) -> ids.put(folded, insert(folded, name, now)));
        return Optional.of(ids);
    }

    private String insert(String folded, String name, Instant now) {
        String id = Ids.next();
        sql.insertInto(RECIPIENT_GROUPS)
                .set(RECIPIENT_GROUPS.ID, id)
                .set(RECIPIENT_GROUPS.BUSINESS_ID, businessId)
                .set(RECIPIENT_GROUPS.ENVIRONMENT, environment)
                .set(RECIPIENT_GROUPS.NAME, name)
                .set(RECIPIENT_GROUPS.FOLDED, folded)
                .set(RECIPIENT_GROUPS.CREATED_AT, now)
                .execute();
        return id;
    }

    /** Each in these and no others. */
    public void set(Map<String, List<String>> namesByRecipient, Map<String, String> idsByFolded) {
        sql.deleteFrom(RECIPIENT_MEMBERS)
                .where(RECIPIENT_MEMBERS.RECIPIENT_ID.in(namesByRecipient.keySet()))
                .execute();
        Map<String, List<String>> groupsByRecipient = new HashMap<>();
        namesByRecipient.forEach((recipientId, names) -> groupsByRecipient.put(
                recipientId,
                names.stream()
                        .map(name -> Objects.requireNonNull(idsByFolded.get(Folding.of(name))))
                        .toList()));
        add(groupsByRecipient);
    }

    /** In one statement, however many: an import has thousands. */
    public void add(Map<String, List<String>> groupsByRecipient) {
        var insert = sql.insertInto(
                RECIPIENT_MEMBERS,
                RECIPIENT_MEMBERS.GROUP_ID,
                RECIPIENT_MEMBERS.RECIPIENT_ID,
                RECIPIENT_MEMBERS.BUSINESS_ID);
        for (Map.Entry<String, List<String>> each : groupsByRecipient.entrySet()) {
            for (String groupId : each.getValue()) {
                insert = insert.values(groupId, each.getKey(), businessId);
            }
        }
        if (groupsByRecipient.values().stream().anyMatch(groups -> !groups.isEmpty())) {
            insert.onConflict(RECIPIENT_MEMBERS.GROUP_ID, RECIPIENT_MEMBERS.RECIPIENT_ID)
                    .doNothing()
                    .execute();
        }
    }

    private Condition mine() {
        return RECIPIENT_GROUPS.BUSINESS_ID.eq(businessId).and(RECIPIENT_GROUPS.ENVIRONMENT.eq(environment));
    }
}
