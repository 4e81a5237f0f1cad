package kportal.batches.prices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.batches.Planned;
import kportal.catalog.Catalog;
import kportal.catalog.changes.Item;
import kportal.kpoint.KpointList;
import kportal.support.Money;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;

/**
 * Holds plans against the lists as they were read last: a page of marks asks Kpoint nothing, and looks at each list once.
 * Before anything is bought the price guard asks anew. For one page of one business.
 */
public final class Marks {
    private final Catalog catalog;
    private final String businessId;
    private final Map<String, Optional<Map<String, Item>>> lists = new HashMap<>();

    public Marks(Catalog catalog, String businessId) {
        this.catalog = catalog;
        this.businessId = businessId;
    }

    public Touched touched(Service service, List<Planned> plans) {
        List<Moved> moved = new ArrayList<>();
        for (Planned plan : plans) {
            list(service, plan.network())
                    .map(items -> new Moved(plan, price(items, plan)))
                    .filter(each -> !each.before().equals(each.now()))
                    .ifPresent(moved::add);
        }
        return new Touched(plans, moved);
    }

    private static @Nullable Money price(Map<String, Item> items, Planned plan) {
        Item item = items.get(plan.product());
        return item == null || item.kobo() == null ? null : new Money(item.kobo());
    }

    private Optional<Map<String, Item>> list(Service service, String network) {
        KpointList list = service == Service.DATA ? KpointList.DATA_PLANS : KpointList.CABLE_PACKAGES;
        return lists.computeIfAbsent(list.code() + " " + network, _ -> catalog.lastRead(businessId, list, network));
    }
}
