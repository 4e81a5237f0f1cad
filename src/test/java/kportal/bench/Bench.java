package kportal.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code make bench}: figures of the portal as {@code make run} starts it; docs/performance.md says what each means. */
public final class Bench {
    private interface Part {
        void measure() throws Exception;
    }

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("start", Starts::measure);
        PARTS.put("cost", PageCost::measure);
        PARTS.put("pages", Pages::measure);
        PARTS.put("export", ExportRun::measure);
        PARTS.put("buying", Buying::measure);
        PARTS.put("batches", BatchRun::measure);
        PARTS.put("beside", Beside::measure);
        PARTS.put("cluster", ClusterRun::measure);
        PARTS.put("slow", SlowDay::measure);
        PARTS.put("flood", LoginFlood::measure);
    }

    private Bench() {}

    /** The names of parts: only those. */
    public static void main(String[] args) throws Exception {
        List<String> asked = args.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(args);
        for (String name : asked) {
            Part part = PARTS.get(name);
            if (part == null) {
                System.err.println("\"" + name + "\" is no part of the bench; it has " + PARTS.keySet());
                System.exit(2);
            } else {
                part.measure();
            }
        }
        Figures.table();
        System.exit(0);
    }
}
