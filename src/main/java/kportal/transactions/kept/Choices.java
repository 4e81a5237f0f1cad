package kportal.transactions.kept;

import java.util.Arrays;
import java.util.List;
import kportal.transactions.Service;
import kportal.web.Option;

/**
 * What a history can be narrowed to, because it is in it.
 *
 * @param version moves with each change of the history, whoever made it: what was read at the same one is still so
 * @param networks Kpoint's codes with their names
 * @param people ids of those who bought, with their mail addresses
 */
public record Choices(long version, List<Option> networks, List<Option> people) {
    public static final List<Option> SERVICES = Arrays.stream(Service.values())
            .map(service -> Option.of(service.code()))
            .toList();

    public List<Option> emails() {
        return people.stream().map(person -> Option.of(person.label())).toList();
    }
}
