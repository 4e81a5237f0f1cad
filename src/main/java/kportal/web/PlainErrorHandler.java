package kportal.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kportal.support.Incident;
import kportal.support.Incidents;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** For what Jetty refuses before a page is reached, such as a malformed request line: the status and no more. */
final class PlainErrorHandler extends ErrorHandler {
    private final Map<String, String> headers;
    private final ClientAddress addresses;
    private final Incidents incidents;

    PlainErrorHandler(Map<String, String> headers, ClientAddress addresses, Incidents incidents) {
        this.headers = headers;
        this.addresses = addresses;
        this.incidents = incidents;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        List<String> forwarded = request.getHeaders().getValuesList("X-Forwarded-For");
        String address = addresses.of(Request.getRemoteAddr(request), forwarded);
        // 503 is for whoever comes while the portal stops.
        if (response.getStatus() != HttpStatus.SERVICE_UNAVAILABLE_503) {
            incidents.note(
                    Incident.ODD_REQUEST,
                    "status",
                    String.valueOf(response.getStatus()),
                    "from",
                    ClientAddress.network(address));
        }
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        byte[] text = ("Error " + response.getStatus()).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(text), callback);
        return true;
    }
}
