package kportal.catalog.changes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kportal.kpoint.KpointList;
import kportal.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * What a page of changes is narrowed to.
 *
 * @param network by code
 */
public record Narrowed(@Nullable Sold sold, @Nullable String network) {
    /** The services that Kpoint has lists for, by the service's own name. */
    public enum Sold {
        AIRTIME,
        DATA,
        ELECTRICITY,
        CABLE_TV;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        List<String> lists() {
            Stream<KpointList> lists =
                    switch (this) {
                        case AIRTIME -> Stream.of(KpointList.NETWORKS);
                        case DATA -> Stream.of(KpointList.NETWORKS, KpointList.DATA_PLANS);
                        case ELECTRICITY -> Stream.of(KpointList.ELECTRICITY_PROVIDERS);
                        case CABLE_TV -> Stream.of(KpointList.CABLE_PROVIDERS, KpointList.CABLE_PACKAGES);
                    };
            return lists.map(KpointList::code).toList();
        }

        public static List<Option> options() {
            return Arrays.stream(values()).map(sold -> Option.of(sold.code())).toList();
        }

        public static Optional<Sold> of(String code) {
            return Arrays.stream(values())
                    .filter(sold -> sold.code().equals(code))
                    .findFirst();
        }
    }
}
