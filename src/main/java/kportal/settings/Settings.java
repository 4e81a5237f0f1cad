package kportal.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kportal.support.Environment;
import kportal.support.Loopback;
import org.jspecify.annotations.Nullable;

/** Every setting, as read from the environment by {@link SettingsReader}. */
public record Settings(
        String host,
        int port,
        Path dataDir,
        Path sharedDir,
        String databaseUrl,
        @Nullable URI kpointBaseUrl,
        Duration kpointTimeout,
        long airtimeMin,
        long airtimeMax,
        URI publicUrl,
        boolean signupOpen,
        boolean secondFactorRequired,
        List<AddressRange> trustedProxies,
        @Nullable URI smtpUrl,
        String mailFrom,
        @Nullable String operatorMail,
        Path keysetFile,
        int recordsYears,
        int auditMonths,
        @Nullable String operatorName,
        @Nullable String operatorContact,
        boolean logJson,
        @Nullable Integer metricsPort,
        String metricsHost,
        BackupSettings backups,
        @Nullable String moveTo) {

    public Environment environment() {
        return kpointBaseUrl == null ? Environment.SANDBOX : Environment.LIVE;
    }

    public boolean https() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Beside a Kpoint of one's own on this machine nothing but practice is bought. */
    public boolean realMoney() {
        return kpointBaseUrl != null && !Loopback.isHost(kpointBaseUrl.getHost());
    }

    public boolean sqlite() {
        return databaseUrl.startsWith("jdbc:sqlite:");
    }

    /** Without the addresses that may hold a password. */
    @Override
    public String toString() {
        return "Settings[" + host + ":" + port + ", " + dataDir + ", " + environment() + "]";
    }
}
