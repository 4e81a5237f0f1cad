package kportal.settings;

import java.net.URI;
import kportal.support.Loopback;
import org.jspecify.annotations.Nullable;

/** The settings that are addresses: Kpoint's, our own, the mail server's. */
final class Addresses {
    private final Variables variables;

    Addresses(Variables variables) {
        this.variables = variables;
    }

    @Nullable
    URI kpointBaseUrl() {
        String takes =
                "an https address such as https://kpoint.com.ng/api/public/v1 (http only for a loopback address)";
        URI url = variables.url("KPOINT_BASE_URL", takes);
        if (url == null) {
            return null;
        }
        boolean good =
                "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && Loopback.isHost(url.getHost()));
        if (!good || !plain(url)) {
            throw SettingError.of("KPOINT_BASE_URL", Masked.url(url.toString()), takes);
        }
        return url;
    }

    /** A host, and nothing that a path can't be joined to. */
    private static boolean plain(URI url) {
        return url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null
                && url.getPort() <= 65535;
    }

    URI publicUrl(int port) {
        String takes = "an http or https address without a path, such as https://shop.example";
        URI url = variables.url("PUBLIC_URL", takes);
        if (url == null) {
            return URI.create("http://localhost:" + port);
        }
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || !plain(url) || !url.getPath().matches("/?")) {
            throw SettingError.of("PUBLIC_URL", Masked.url(url.toString()), takes);
        }
        return url;
    }

    @Nullable
    URI smtpUrl() {
        String takes = "smtp://user:password@host:port (smtps:// for TLS from the first byte)";
        URI url = variables.url("SMTP_URL", takes);
        // A password's # or / that is not escaped ends the host: half of it would be taken for a path.
        boolean cut = url != null && (url.getFragment() != null || url.getQuery() != null || !"".equals(url.getPath()));
        boolean mail = url != null && ("smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme()));
        if (url != null && (cut || !mail || url.getHost() == null || url.getPort() > 65535)) {
            throw SettingError.of("SMTP_URL", Masked.url(url.toString()), takes);
        }
        return url;
    }
}
