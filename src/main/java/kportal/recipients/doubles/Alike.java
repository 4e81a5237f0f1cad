package kportal.recipients.doubles;

import java.util.List;
import java.util.stream.Collectors;
import kportal.recipients.Recipient;

/** Two or more that may be one and the same. */
public record Alike(List<Recipient> all) {
    public String ids() {
        return all.stream().map(Recipient::id).collect(Collectors.joining(" "));
    }
}
