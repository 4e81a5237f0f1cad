package kportal.recipients;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;

/** Saves, changes and removes one recipient at a time. */
public final class SavingRepository {
    private final Database db;
    private final String environment;

    public SavingRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    Saving insert(String businessId, String userId, Details details, Instant now) {
        return write(businessId, numbers -> {
            Optional<String> taken = numbers.id(details);
            if (taken.isPresent()) {
                return new Saving.Taken(taken.get());
            }
            if (numbers.count() >= NumberRepository.MOST) {
                return new Saving.TooMany();
            }
            Optional<Map<String, String>> groups = numbers.members().named(details.groups(), now);
            if (groups.isEmpty()) {
                return new Saving.TooManyGroups();
            }
            numbers.insert(userId, List.of(details), now);
            String id = numbers.id(details).orElseThrow();
            numbers.members().set(Map.of(id, details.groups()), groups.get());
            return new Saving.Saved(id);
        });
    }

    Saving update(String businessId, String id, Details details, Instant now) {
        return write(businessId, numbers -> {
            Optional<String> taken = numbers.id(details).filter(other -> !other.equals(id));
            if (taken.isPresent()) {
                return new Saving.Taken(taken.get());
            }
            Optional<Map<String, String>> groups = numbers.members().named(details.groups(), now);
            if (groups.isEmpty()) {
                return new Saving.TooManyGroups();
            }
            if (!numbers.update(id, details, now)) {
                return new Saving.NotFound();
            }
            numbers.members().set(Map.of(id, details.groups()), groups.get());
            return new Saving.Saved(id);
        });
    }

    void remove(String businessId, String id) {
        write(businessId, numbers -> {
            numbers.remove(id);
            return new Saving.Saved(id);
        });
    }

    private Saving write(String businessId, Function<NumberRepository, Saving> change) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, businessId);
            NumberRepository numbers = new NumberRepository(sql, businessId, environment);
            Saving saving = change.apply(numbers);
            if (saving instanceof Saving.Saved) {
                numbers.moved();
            }
            return saving;
        });
    }
}
