package kportal.faults;

import java.util.Set;
import kportal.testing.FaultServer.Script;

/**
 * One way for Kpoint to behave.
 *
 * @param script what follows once the request was read; at the door: instead of reading it
 * @param right what the receipt may say then
 */
record Way(String name, Script script, Set<String> right) {
    static Way unknown(String name, Script script) {
        return new Way(name, script, Set.of("unknown"));
    }

    static Way failed(String name, Script script) {
        return new Way(name, script, Set.of("failed"));
    }

    static Way pending(String name, Script script) {
        return new Way(name, script, Set.of("pending"));
    }

    static Way succeeded(String name, Script script) {
        return new Way(name, script, Set.of("succeeded"));
    }

    @Override
    public String toString() {
        return name;
    }
}
