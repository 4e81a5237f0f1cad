package kportal;

import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.List;
import kportal.accounts.Passwords;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Without arguments: reads the settings, starts the portal, and says where it is. With them: see {@link Commands}. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) {
        try {
            if (args.length > 0 && !List.of(args).equals(List.of("serve"))) {
                System.exit(Commands.run(List.of(args), System.getenv(), System.out::println));
            }
            Settings settings = SettingsReader.read(System.getenv());
            LogFormat.use(settings);
            noteProxy(settings);
            App app = start(settings);
            if (!closesAtTheEnd(app)) {
                return;
            }
            System.out.println("Kportal is ready: open http://" + shownHost(settings.host()) + ":" + app.port());
        } catch (SettingError e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Not if it is being stopped already: what a person has begun by then is settled at the next start. */
    private static boolean closesAtTheEnd(App app) {
        try {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(app::close));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** https is a proxy's work, and through one that isn't named everybody seems to come from one place. */
    private static void noteProxy(Settings settings) {
        if (settings.https() && settings.trustedProxies().isEmpty()) {
            log.warn("PUBLIC_URL is https, but TRUSTED_PROXIES names no proxy: all visitors count as one, and share its"
                    + " limits. Name the addresses that the proxy connects from");
        }
    }

    private static App start(Settings settings) {
        try {
            return new App(settings, Clock.systemUTC(), Passwords.COST);
        } catch (JavalinBindException e) {
            throw new SettingError("PORT is \"" + settings.port() + "\", HOST is \"" + settings.host()
                    + "\"; they take an address of this machine that no other program listens on");
        }
    }

    private static String shownHost(String host) {
        return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
    }
}
