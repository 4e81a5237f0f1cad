package kportal.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that come in and go out, and what may have come in twice. */
@ParameterizedClass
@EnumSource
class ListsTest {
    private static final String HEADING = "kind,number,name,network,meter_type,groups\r\n";

    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private Browser ada;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    @BeforeEach
    void signUp() {
        ada = portal.signUp("Ada Stores", "lists" + ++people + "@shop.ng");
    }

    @AfterEach
    void signOut() {
        ada.close();
    }

    private Page paste(String rows) {
        return ada.post("/recipients/import", Map.of("rows", rows));
    }

    private void came(Page answer, int added, int updated) {
        assertEquals(303, answer.status(), answer.text());
        assertEquals(
                "Added: %,d. Saved already, and changed: %,d.".formatted(added, updated),
                ada.follow(answer).select("[role=status].notice").text());
    }

    private String exported() {
        return ada.get("/recipients/export.csv").body();
    }

    @Test
    void whatIsExportedCanBeImportedAndIsTheSame() {
        String list = HEADING
                + "phone,08031234567,\"Ngozi, \"\"Mama\"\"\",MTN,,Ikeja; Staff\r\n"
                + "phone,08021234567,'=1+1,,,\r\n"
                + "meter,04123455678,Ọlá,ikeja,postpaid,Staff\r\n"
                + "smartcard,7012345678,Parlour,dstv,,\r\n";
        came(paste(list), 4, 0);
        String file = exported();
        assertEquals(
                list.lines().sorted().toList(),
                file.replace("\"Ikeja, Staff\"", "Ikeja; Staff")
                        .lines()
                        .sorted()
                        .toList());
        assertEquals(
                "=1+1", ada.get("/recipients?q=0802").select("[data-number] h2").text());
        came(paste(file), 0, 4);
        assertEquals(file, exported());
        Page csv = ada.get("/recipients/export.csv?kind=meter");
        assertEquals(HEADING + "meter,04123455678,Ọlá,ikeja,postpaid,Staff\r\n", csv.body());
        assertTrue(csv.header("Content-Disposition").matches("attachment; filename=\"kportal-recipients-.*\\.csv\""));
        assertTrue(ada.get("/account/audit?kind=exported").text().contains("recipients.csv, rows: 1"));
    }

    @Test
    void aListComesAsPeopleHaveIt() {
        came(paste("8031234567\tMama Ngozi\tStaff\n+234 802 123 4567\tBello"), 2, 0);
        came(paste("Name;Meter Number\nGate;0412-345-5678"), 1, 0);
        assertEquals(
                HEADING + "phone,08021234567,Bello,,,\r\n" + "meter,04123455678,Gate,,,\r\n"
                        + "phone,08031234567,Mama Ngozi,,,Staff\r\n",
                exported());
    }

    @Test
    void aFileIsTakenToo() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + ada.csrf()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "phone,name\n08031234567,Ngozi\n\r\n--b--\r\n";
        came(
                ada.send(ada.request("/recipients/import")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body))),
                1,
                0);
    }

    @Test
    void nothingIsSavedWhileARowIsWrongUnlessOneSaysSo() {
        String list = HEADING + "phone,08031234567,Ngozi,,,\nphone,123,Bello,,,\nmeter,04123455678,,,often,\n"
                + "fax,1,X,,,\n,99,Y,,,\nphone,+234 803 123 4567,Again,,,";
        Page refused = paste(list);
        new FormPage(refused).refuses("rows", "Nothing was saved. Rows that are wrong: 5. They are listed below.");
        assertEquals(FormPage.shown(list), FormPage.shown(new FormPage(refused).value("rows")));
        assertEquals(
                List.of("3", "4", "5", "6", "7"),
                refused.select("#wrong [data-line]").eachAttr("data-line"));
        assertEquals(
                List.of("Enter a name.", "Choose one from the list."),
                refused.select("[data-line=4] .error").eachText());
        assertEquals(
                "The same number stands in line 2 already.",
                refused.select("[data-line=7] .error").text());
        assertEquals(HEADING, exported());
        came(ada.post("/recipients/import", Map.of("rows", list, "good", "yes")), 1, 0);
        assertEquals(HEADING + "phone,08031234567,Ngozi,,,\r\n", exported());
        new FormPage(ada.post("/recipients/import", Map.of("rows", "x,y", "good", "yes")))
                .refuses("rows", "No row can be saved.");
        new FormPage(paste("")).refuses("rows", "Choose a file or paste some rows.");
        new FormPage(paste("number,name"))
                .refuses(
                        "rows",
                        "The list has no rows. Fill it in, save it, then try again. Of a workbook only the first sheet is read.");
    }

    @Test
    void aNumberThatIsSavedIsChangedAndNotSavedTwice() {
        came(paste(HEADING + "meter,04123455678,Gate,ikeja,prepaid,Staff\nphone,08031234567,Ngozi,,,Staff"), 2, 0);
        came(paste("meter,name,groups\n0412 345 5678,Front gate,Ikeja\n04123455679,Back gate,"), 1, 1);
        came(paste("08031234567,Ngozi Obi"), 0, 1);
        assertEquals(
                HEADING + "meter,04123455679,Back gate,,,\r\n" + "meter,04123455678,Front gate,ikeja,prepaid,Ikeja\r\n"
                        + "phone,08031234567,Ngozi Obi,,,Staff\r\n",
                exported());
    }

    @Test
    void thereIsRoomForSoManyGroups() {
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "0412345" + (1000 + i) + ",M,G" + i)
                .collect(Collectors.joining("\n", "meter,name,groups\n", ""));
        Page refused = paste(many);
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("You can have 100 groups at most."), refused.text());
        assertEquals(HEADING, exported());
    }

    @Test
    void aLongListIsTakenWhole() {
        String rows = IntStream.range(0, 1_300)
                .mapToObj(i -> (700_000_000L + i) + ",Card " + (1_000 + i) + ",All")
                .collect(Collectors.joining("\n", "smartcard,name,groups\n", ""));
        came(paste(rows), 1_300, 0);
        assertEquals(1_301, exported().lines().count());
        came(paste(rows.replace("Card ", "Box ")), 0, 1_300);
        assertTrue(exported().contains(",Box 2299,"));
        assertTrue(ada.get("/recipients").select("#group option").text().contains("All (1300)"));
    }

    @Test
    void twoThatLookTheSameBecomeOne() {
        came(
                paste(HEADING + "meter,04123455678,Gate,ikeja,,Staff\nmeter,4123455678,Front,,prepaid,Ikeja\n"
                        + "phone,08031234567,Ọlá,,,A\nphone,08021234567,ola,,,B\nsmartcard,7012345678,Ola,,,"),
                5,
                0);
        Page doubles = ada.get("/recipients/doubles");
        assertEquals(4, doubles.select(".alike").size());
        assertEquals(
                Set.of("04123455678", "4123455678", "08021234567", "08031234567"),
                Set.copyOf(doubles.select(".alike").eachAttr("data-number")));
        merge(doubles, "04123455678");
        merge(ada.get("/recipients/doubles"), "08031234567");
        assertTrue(ada.get("/recipients/doubles").text().contains("None look the same."));
        assertEquals(
                HEADING + "meter,04123455678,Gate,ikeja,prepaid,\"Ikeja, Staff\"\r\n",
                ada.get("/recipients/export.csv?kind=meter").body());
        assertEquals(
                HEADING + "phone,08031234567,Ọlá,,,\"A, B\"\r\n",
                ada.get("/recipients/export.csv?kind=phone").body());
    }

    private void merge(Page doubles, String kept) {
        var form = doubles.select(".alike[data-number=" + kept + "] form").first();
        String others = form.select("[name=others]").val();
        try (Browser ben = portal.signUp("Ben Stores", "listsben" + ++people + "@shop.ng")) {
            assertEquals(
                    404, ben.post(form.attr("action"), Map.of("others", others)).status());
        }
        assertEquals(404, ada.post(form.attr("action"), Map.of("others", "x")).status());
        assertEquals(
                303, ada.post(form.attr("action"), Map.of("others", others)).status());
    }
}
