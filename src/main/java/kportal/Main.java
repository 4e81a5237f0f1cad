package kportal;

import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.List;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;

/** Without arguments: reads the settings, starts the portal, and says where it is. With them: see {@link Commands}. */
public final class Main {
    private static final int BCRYPT_COST = 12;

    private Main() {}

    public static void main(String[] args) {
        try {
            if (args.length > 0) {
                System.exit(Commands.run(List.of(args), System.getenv(), System.out::println));
            }
            Settings settings = SettingsReader.read(System.getenv());
            App app = start(settings);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(app::close));
            System.out.println("Kportal is ready: open http://" + shownHost(settings.host()) + ":" + app.port());
        } catch (SettingError e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static App start(Settings settings) {
        try {
            return new App(settings, Clock.systemUTC(), BCRYPT_COST);
        } catch (JavalinBindException e) {
            throw new SettingError("PORT is \"" + settings.port() + "\", HOST is \"" + settings.host()
                    + "\"; they take an address of this machine that no other program listens on");
        }
    }

    private static String shownHost(String host) {
        return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
    }
}
