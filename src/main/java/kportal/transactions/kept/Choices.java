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

    /** What a network is called; what isn't among them keeps its code. */
    public String network(String code) {
        return label(networks, code);
    }

    /** Whose mail address it is; an id that isn't among them stays one. */
    public String person(String id) {
        return label(people, id);
    }

    private static String label(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(Option::label)
                .orElse(value);
    }

    public List<Option> emails() {
        return people.stream().map(person -> Option.of(person.label())).toList();
    }
}
