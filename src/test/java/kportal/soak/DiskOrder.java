package kportal.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a trace of system calls of purchases made one after another, and says whether the disk came first each time:
 * the WAL's fsync after the fence's frames before the first byte to Kpoint, and after the outcome's before the 303. Whose a
 * frame is, the purchase's number in it tells: what the portal writes by itself meanwhile is no part of a purchase.
 */
final class DiskOrder {
    private static final Pattern BEGUN = Pattern.compile("(\\d+)\\s+(\\w+)\\((.*)");
    private static final Pattern RESUMED = Pattern.compile("(\\d+)\\s+<\\.\\.\\. (\\w+) resumed>.*");

    private final String kpoint;
    private final String browser;
    private final IntFunction<String> numbers;
    private final Map<String, String> unfinished = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int purchases;
    /** Frames of the purchase in the WAL that no fsync has followed yet. */
    private boolean dirty;

    private int syncs;
    private int requests;
    private int syncsBeforeRequest;
    private boolean drafted;

    /** {@code numbers}: what is written of the first, second, ... purchase and of no other. */
    DiskOrder(int kpointPort, int portalPort, IntFunction<String> numbers) {
        this.kpoint = "]:" + kpointPort + "]>";
        this.browser = "]:" + portalPort + "->";
        this.numbers = numbers;
    }

    int purchases() {
        return purchases;
    }

    List<String> faults() {
        return faults;
    }

    DiskOrder read(Iterable<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    private void line(String line) {
        Matcher begun = BEGUN.matcher(line);
        Matcher resumed = RESUMED.matcher(line);
        if (begun.matches()) {
            String call = begun.group(2);
            String rest = begun.group(3);
            entered(call, rest);
            if (rest.endsWith("<unfinished ...>")) {
                unfinished.put(begun.group(1), rest);
            } else {
                left(call, rest, line);
            }
        } else if (resumed.matches()) {
            String rest = unfinished.remove(resumed.group(1));
            if (rest != null) {
                left(resumed.group(2), rest, line);
            }
        }
    }

    private void entered(String call, String rest) {
        if (call.equals("pwrite64") && wal(rest) && rest.contains(numbers.apply(purchases))) {
            dirty = true;
        } else if (call.startsWith("write") && rest.contains(kpoint) && rest.contains("POST /")) {
            request();
        } else if (call.startsWith("write") && rest.contains(browser) && rest.contains("303 See Other")) {
            answered();
        }
    }

    private void left(String call, String rest, String line) {
        if ((call.equals("fsync") || call.equals("fdatasync")) && wal(rest) && line.endsWith("= 0") && dirty) {
            dirty = false;
            syncs++;
        }
    }

    private static boolean wal(String rest) {
        return rest.contains("kportal.db-wal>");
    }

    private void request() {
        if (requests++ == 0) {
            syncsBeforeRequest = syncs;
            if (dirty || syncs == 0) {
                faults.add("purchase " + purchases + ": its first byte left before the fence was synced");
            }
        }
    }

    /** Two answers a purchase: to the form, then to the payment. */
    private void answered() {
        if (dirty) {
            faults.add("purchase " + purchases + ": an answer before its sync");
        }
        if (drafted) {
            purchases++;
            if (requests == 0) {
                faults.add("purchase " + purchases + ": an answer without a request");
            } else if (syncs <= syncsBeforeRequest) {
                faults.add("purchase " + purchases + ": an answer before the outcome was synced");
            }
        }
        drafted = !drafted;
        requests = 0;
        syncs = 0;
    }
}
