package kportal.recipients;

import java.util.List;
import java.util.stream.Collectors;
import kportal.recipients.groups.Group;
import org.jspecify.annotations.Nullable;

/**
 * A number with a name.
 *
 * @param number as purchases have it
 * @param network Kpoint's code of what the owner says goes with it; none when they don't
 */
public record Recipient(
        String id,
        Kind kind,
        String number,
        String name,
        @Nullable String network,
        @Nullable String meterType,
        List<Group> groups) {
    /** As they are typed. */
    public String groupNames() {
        return groups.stream().map(Group::name).collect(Collectors.joining(", "));
    }
}
