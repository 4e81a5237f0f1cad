package kportal.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URL;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The rules about classes, for the tree under a root package; which package may import which is in {@link Rooms}. */
record HouseRules(String root) {
    private static final String WRONG_NAME = ".*(Manager|Helper|Utils?|Impl|Base)";

    List<ArchRule> all() {
        return List.of(
                noCycles(),
                jooq(),
                javalin(),
                micrometer(),
                onePurchase(),
                noRepeatingHttp(),
                noSleep(),
                noOldDates(),
                noPrinting(),
                names());
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().as("no cycles between packages");
    }

    private ArchRule jooq() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("db"), in("jobs"))
                .and(not(partOf(".*Repository")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..")
                .as("jOOQ only in db, jobs and *Repository");
    }

    private ArchRule javalin() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("web"), in("sandbox"))
                .and(not(partOf(".*Controller|.*\\.(Main|App|Routes)")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.javalin..")
                .as("Javalin only in web, sandbox, *Controller, Routes, App and Main");
    }

    private ArchRule micrometer() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("metrics"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .as("Micrometer only in metrics");
    }

    private ArchRule onePurchase() {
        return methods()
                .that()
                .areDeclaredIn(root + ".kpoint.KpointClient")
                .and()
                .haveName("purchase")
                .should(beCalledFromOneMethodAlone())
                .as("a purchase leaves from one method alone");
    }

    private ArchRule noRepeatingHttp() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java(x)?\\.net\\.(ssl\\.)?Https?URLConnection")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .as("no HttpURLConnection: it sends a failed POST twice by itself");
    }

    private ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethodWhere(called("sleep", Thread.class, TimeUnit.class))
                .as("no sleeping: wait for what is to happen, with a deadline");
    }

    private ArchRule noOldDates() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\.(Simple)?DateFormat")
                .as("java.time only");
    }

    private ArchRule noPrinting() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("settings"))
                .and()
                .doNotHaveFullyQualifiedName(root + ".Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .as("only Main and settings print; the rest logs");
    }

    private ArchRule names() {
        return classes()
                .should(be(DescribedPredicate.describe(
                        "named for what they do, not Manager, Helper, Util, Impl or Base",
                        type -> !type.getSimpleName().matches(WRONG_NAME))))
                .as("names say what a class does");
    }

    private String in(String room) {
        return root + "." + room + "..";
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    /** The class itself or what is nested in it. */
    private static DescribedPredicate<JavaClass> partOf(String name) {
        return DescribedPredicate.describe(
                "part of " + name,
                type -> type.getName().replaceFirst("\\$.*", "").matches(name));
    }

    private static DescribedPredicate<JavaMethodCall> called(String method, Class<?>... owners) {
        return DescribedPredicate.describe(
                "call to " + method,
                call -> call.getName().equals(method)
                        && List.of(owners).stream()
                                .anyMatch(owner -> call.getTargetOwner().isEquivalentTo(owner)));
    }

    private static ArchCondition<JavaMethod> beCalledFromOneMethodAlone() {
        return new ArchCondition<>("be called from one method alone") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var callers = method.getAccessesToSelf().stream()
                        .map(JavaAccess::getOrigin)
                        .map(origin -> origin.getFullName())
                        .collect(Collectors.toCollection(TreeSet::new));
                events.add(new SimpleConditionEvent(
                        method, callers.size() <= 1, method.getFullName() + " is called from " + callers));
            }
        };
    }
}
