package kportal.apidocs;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kportal.catalog.Listing;
import kportal.kpoint.KpointList;
import kportal.kpoint.Purchase;

/** All that Kpoint documents, in its order, with its own examples but for what one's own lists say better. */
final class Endpoints {
    private static final String NETWORKS = """
            {"status":"success","data":[{"code":"MTN","name":"MTN","is_active":true},{"code":"AIRTEL","name":"Airtel","is_active":true}]}""";
    private static final String DATA_PLANS = """
            {"status":"success","network":"MTN","data":[{"plan_id":"MTN_1GB_DAILY","description":"1GB Daily","amount":350,"validity":"1 day"}]}""";
    private static final String ELECTRICITY_PROVIDERS = """
            {"status":"success","data":[{"code":"ikeja","name":"Ikeja Electric"},{"code":"eko","name":"Eko Electric"}]}""";
    private static final String CABLE_PROVIDERS = """
            {"status":"success","data":[{"code":"dstv","name":"DSTV"},{"code":"gotv","name":"GOTV"}]}""";
    private static final String CABLE_PACKAGES = """
            {"status":"success","provider":"dstv","data":[{"package_code":"DSTV_COMPACT","name":"Compact","amount":12500}]}""";

    private Endpoints() {}

    static List<Endpoint> of(OwnLists own) {
        String network = own.network();
        String provider = own.provider();
        String plan = first(own.plans(), Value::of, "MTN_1GB_DAILY");
        String disco = first(own.discos(), Value::of, "ikeja");
        String pack = first(own.packages(), Value::of, "DSTV_COMPACT");
        return List.of(
                list(Request.of(KpointList.NETWORKS, null), Map.of(), NETWORKS, own.networks(), Value::of),
                list(
                        Request.of(KpointList.DATA_PLANS, network),
                        Map.of("network", network),
                        DATA_PLANS,
                        own.plans(),
                        Value::of),
                list(
                        Request.of(KpointList.ELECTRICITY_PROVIDERS, null),
                        Map.of(),
                        ELECTRICITY_PROVIDERS,
                        own.discos(),
                        Value::of),
                list(
                        Request.of(KpointList.CABLE_PROVIDERS, null),
                        Map.of(),
                        CABLE_PROVIDERS,
                        own.providers(),
                        Value::of),
                list(
                        Request.of(KpointList.CABLE_PACKAGES, provider),
                        Map.of("provider", provider),
                        CABLE_PACKAGES,
                        own.packages(),
                        Value::of),
                purchase(new Purchase.Airtime(network, "08012345678", 1000)),
                purchase(new Purchase.DataBundle(network, plan, "08012345678")),
                purchase(new Purchase.Electricity(disco, "12345678901", "prepaid", 5000)),
                purchase(new Purchase.CableTv(provider, "1234567890", pack)),
                purchase(new Purchase.Sms("08012345678", "Hello from Kpoint API")));
    }

    private static <T> Endpoint list(
            Request request, Map<String, Object> fields, String answer, Listing<T> own, Function<T, Value> value) {
        return new Endpoint(
                request, fields, answer, own.items().stream().map(value).toList(), own);
    }

    private static Endpoint purchase(Purchase purchase) {
        Request request = Request.of(purchase);
        return new Endpoint(request, request.body(), null, List.of(), null);
    }

    private static <T> String first(Listing<T> own, Function<T, Value> value, String otherwise) {
        return own.items().stream().findFirst().map(value).map(Value::code).orElse(otherwise);
    }
}
