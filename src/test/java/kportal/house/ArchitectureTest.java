package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ordinary tests, not {@code @ArchTest} fields: with one release of Surefire those ran 0 tests and the build passed on a
 * broken rule. For the same reason each rule must find its culprit in a small tree that breaks them all.
 */
@Tag("house")
class ArchitectureTest {
    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/db/generated/"))
            .importPackages("kportal");
    private static final JavaClasses BROKEN_TREE = BrokenTree.compiled();

    static Stream<ArchRule> rules() {
        return rulesFor("kportal");
    }

    static Stream<ArchRule> rulesThatAreBroken() {
        return rulesFor(BrokenTree.ROOT);
    }

    private static Stream<ArchRule> rulesFor(String root) {
        return Stream.concat(new Rooms(root).all().stream(), new HouseRules(root).all().stream());
    }

    @Test
    void whatTheRulesNameIsThere() {
        var purchases = PORTAL.get("kportal.kpoint.KpointClient").getMethods().stream()
                .filter(method -> method.getName().equals("purchase"));
        assertEquals(1, purchases.count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(PORTAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesThatAreBroken")
    void isReportedWhenBroken(ArchRule rule) {
        var report = assertThrows(AssertionError.class, () -> rule.check(BROKEN_TREE), rule.getDescription());
        assertTrue(report.getMessage().contains(BrokenTree.ROOT + "."), report.getMessage());
    }
}
