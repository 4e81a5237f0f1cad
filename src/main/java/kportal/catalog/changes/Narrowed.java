package kportal.catalog.changes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kportal.kpoint.KpointList;
import kportal.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * What a page of changes is narrowed to.
 *
 * @param network by code
 */
public record Narrowed(@Nullable Sold sold, @Nullable String network) {
    /** The services that Kpoint has lists for; the code is the service's own. */
    public enum Sold {
        AIRTIME("airtime", KpointList.NETWORKS),
        DATA("data", KpointList.NETWORKS, KpointList.DATA_PLANS),
        ELECTRICITY("electricity", KpointList.ELECTRICITY_PROVIDERS),
        CABLE_TV("cable-tv", KpointList.CABLE_PROVIDERS, KpointList.CABLE_PACKAGES);

        private final String code;
        private final List<String> lists;

        Sold(String code, KpointList... lists) {
            this.code = code;
            this.lists = Arrays.stream(lists).map(KpointList::code).toList();
        }

        List<String> lists() {
            return lists;
        }

        public static List<Option> options() {
            return Arrays.stream(values()).map(sold -> Option.of(sold.code)).toList();
        }

        public static Optional<Sold> of(String code) {
            return Arrays.stream(values())
                    .filter(sold -> sold.code.equals(code))
                    .findFirst();
        }
    }
}
