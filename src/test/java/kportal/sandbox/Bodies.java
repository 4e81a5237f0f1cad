package kportal.sandbox;

import java.util.Map;

/** The request bodies of Kpoint's documentation. */
final class Bodies {
    static final String AIRTIME = """
            {"network":"MTN","phone_number":"08012345678","amount":1000}""";
    static final String DATA = """
            {"network":"MTN","plan_id":"MTN_1GB_DAILY","phone_number":"08012345678"}""";
    static final String ELECTRICITY = """
            {"disco":"ikeja","meter_number":"12345678901","meter_type":"prepaid","amount":5000}""";
    static final String CABLE = """
            {"provider":"dstv","smartcard_number":"1234567890","package_code":"DSTV_COMPACT"}""";
    static final String SMS = """
            {"recipient":"08012345678","message":"Hello from Kpoint API"}""";

    static final Map<String, String> BY_PATH = Map.of(
            "/airtime", AIRTIME,
            "/data", DATA,
            "/electricity", ELECTRICITY,
            "/cable-tv", CABLE,
            "/sms/send-message", SMS);

    private Bodies() {}

    /** The same body for a recipient with another ending. */
    static String endingIn(String path, String ending) {
        return BY_PATH.get(path)
                .replace("08012345678", "0803000" + ending)
                .replace("12345678901", "0412345" + ending)
                .replace("\"1234567890\"", "\"701234" + ending + "\"");
    }
}
