package kportal.soak;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kpoint's five lists, as its documentation shows them. */
final class PretendedLists {
    private static final Map<String, String> BODIES = Map.of(
            "networks", "[{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true}]",
            "data-plans",
                    "[{\"plan_id\":\"MTN_1GB_DAILY\",\"description\":\"1GB Daily\",\"amount\":350,\"validity\":\"1 day\"}]",
            "electricity-providers", "[{\"code\":\"ikeja\",\"name\":\"Ikeja Electric\"}]",
            "cable-providers", "[{\"code\":\"dstv\",\"name\":\"DSTV\"}]",
            "cable-packages", "[{\"package_code\":\"DSTV_COMPACT\",\"name\":\"Compact\",\"amount\":12500}]");

    private PretendedLists() {}

    static byte[] answer(String requestLine) {
        String name = requestLine.replaceFirst(".*/lists/([a-z-]+).*", "$1");
        String body = "{\"status\":\"success\",\"data\":" + BODIES.getOrDefault(name, "[]") + "}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
