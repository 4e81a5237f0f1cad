package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kportal.db.Databases;
import kportal.db.moving.Move;
import kportal.settings.SettingError;
import kportal.testing.Browser;
import kportal.testing.PostgresServer;
import kportal.testing.Practiced;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A portal's data in the other kind of database, and the portal on it. */
@ParameterizedClass
@EnumSource
class MoveTest {
    /** What it is moved from. */
    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Practiced shop;
    private String from;
    private String to;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void open() {
        shop = new Practiced(store);
        from = shop.portal.settings().databaseUrl();
        to = store == Store.SQLITE ? PostgresServer.newDatabase() : "jdbc:sqlite:" + folder.resolve("moved.db");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void move() throws IOException {
        new Move(from, to, said::add).run();
    }

    @Test
    void everythingIsThereAndWorks() throws IOException {
        shop.schedule();
        String csv = shop.ada.get("/transactions/export.csv").body();
        shop.portal.app().close();
        move();
        assertTrue(
                said.stream()
                        .anyMatch(
                                line -> line.matches("transactions: the same, 3 rows, [1-9][0-9,]+ kobo, SHA-256 .*")),
                said.toString());
        try (TestPortal portal = shop.portal.again(Map.of("DATABASE_URL", to))) {
            Browser ada = portal.browser();
            ada.signIn("ada@shop.ng");
            assertEquals(csv, ada.get("/transactions/export.csv").body());
            assertEquals(
                    1,
                    ada.get("/transactions?q=08031234567")
                            .select("tr[data-status]")
                            .size(),
                    "a search finds it");
            String draft = Shop.draft(
                    ada, "/airtime", Map.of("network", "MTN", "phone_number", "08031234999", "amount", "300"));
            ada.post("/transactions/" + draft + "/pay", Map.of());
            assertTrue(ada.get("/transactions/" + draft).body().contains("data-status=\"succeeded\""));
            assertEquals(
                    1,
                    ada.get("/transactions?q=08031234999")
                            .select("tr[data-status]")
                            .size(),
                    "triggers are at work");
            assertThrows(RuntimeException.class, () -> portal.database()
                    .run(sql -> sql.execute("delete from transactions where status <> 'draft'")));
        }
    }

    @Test
    void nobodyServesFromTheOldOneOrFromHalfOfTheNew() throws Exception {
        shop.portal.app().close();
        Databases.migrate("MOVE_TO", to);
        execute(to, "insert into moves (state) values ('unfinished')");
        refused(to, "not everything was moved into it yet");
        move();
        refused(from, "what it held was moved to another database");
        Databases.open(to, Clock.systemUTC()).close();
    }

    private static void refused(String url, String why) {
        SettingError e = assertThrows(SettingError.class, () -> Databases.open(url, Clock.systemUTC()));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(statement);
        }
    }

    /** Broken off by a row that the other refuses; it is mended, and the rest goes on from there. */
    @Test
    void brokenOffItGoesOnWhereItWas() throws Exception {
        shop.portal.app().close();
        Databases.migrate("MOVE_TO", to);
        String guard = store == Store.SQLITE
                ? "alter table answers add constraint broken check (attempt_id < '0') not valid"
                : "create unique index broken on answers (business_id)";
        execute(to, guard);
        IOException e = assertThrows(IOException.class, this::move);
        assertTrue(e.getMessage().startsWith("SQLSTATE"), e.getMessage());
        refused(to, "not everything was moved");
        assertTrue(said.contains("users: 2 rows moved"), said.toString());
        execute(to, store == Store.SQLITE ? "alter table answers drop constraint broken" : "drop index broken");
        said.clear();
        move();
        assertTrue(said.stream().noneMatch(line -> line.startsWith("users: 2 rows moved")), said.toString());
        assertTrue(said.stream().anyMatch(line -> line.startsWith("users: the same, 2 rows")), said.toString());
    }

    @Test
    void whatIsNotTheSameIsNamed() throws Exception {
        shop.portal.app().close();
        move();
        execute(from, "delete from moves");
        execute(to, "insert into moves (state) values ('unfinished')");
        execute(to, "update users set name = 'Eve' where email = 'ada@shop.ng'");
        IOException e = assertThrows(IOException.class, this::move);
        assertTrue(e.getMessage().startsWith("these tables are not the same: users. "), e.getMessage());
        refused(to, "not everything was moved");
    }

    @Test
    void whatIsWrongWithTheOtherIsSaidOfTheSettingThatNamesIt() {
        shop.portal.app().close();
        String nowhere = store == Store.SQLITE
                ? "jdbc:postgresql://127.0.0.1:1/none?user=none"
                : "jdbc:sqlite:" + folder.resolve("none/kportal.db");
        Map<String, String> settings = Map.of(
                "DATA_DIR", shop.portal.settings().dataDir().toString(), "DATABASE_URL", from, "MOVE_TO", nowhere);
        String said = CommandLine.run(2, settings, "move");
        assertTrue(said.startsWith("MOVE_TO is \"" + nowhere.replaceFirst("\\?.*", "")), said);
    }

    @Test
    void aDatabaseWithDataIsNotFilled() throws Exception {
        try (TestPortal other = TestPortal.start(store == Store.SQLITE ? Store.POSTGRESQL : Store.SQLITE)) {
            other.signUp("Cy Stores", "cy@shop.ng");
            to = other.settings().databaseUrl();
            IOException e = assertThrows(IOException.class, this::move);
            assertTrue(e.getMessage().contains("holds a portal's data already"), e.getMessage());
            assertEquals(200, other.browser().get("/health").status());
        }
        Databases.open(from, Clock.systemUTC()).close();
    }
}
