package kportal.backups;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param moment of the database, ISO 8601, UTC
 * @param database the name of its file
 * @param rows how many each table has
 */
record Manifest(String moment, String database, Map<String, Long> rows) {
    static final String NAME = "backup.json";
    private static final JsonMapper JSON = new JsonMapper();

    Instant at() {
        return Instant.parse(moment);
    }

    byte[] json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest of(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }
}
