package kportal.db.copies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kportal.settings.PostgresUrl;

/** PostgreSQL's own programs, told of the database by variables, which other users of the machine can't see. */
final class PostgresPrograms {
    /** The driver's names, and the programs' for the same. */
    private static final Map<String, String> VARIABLES = Map.of(
            "PGHOST", "PGHOST",
            "PGPORT", "PGPORT",
            "PGDBNAME", "PGDATABASE",
            "user", "PGUSER",
            "password", "PGPASSWORD",
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT");

    private final Map<String, String> database;

    PostgresPrograms(String url) {
        this.database = PostgresUrl.parts(url);
    }

    /** Its name; pg_restore alone doesn't take it from a variable. */
    String database() {
        return Objects.requireNonNull(database.get("PGDBNAME"));
    }

    /** Returns when it has done all; what it says of trouble is the exception. */
    void run(String program, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        VARIABLES.forEach((driver, variable) -> {
            String value = database.get(driver);
            if (value != null) {
                builder.environment().put(variable, value);
            }
        });
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException(program + " ended with code " + code + ": "
                    + said.lines().findFirst().orElse(""));
        }
    }
}
