package io.azalai;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may use whom, and what no code of ours may be or hold. */
@AnalyzeClasses(packages = "io.azalai", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] SHARED_VENUE_ROOMS = {
        "io.azalai.venue",
        "io.azalai.venue.budget..",
        "io.azalai.venue.wallet..",
        "io.azalai.venue.wire..",
        "io.azalai.venue.rest.."
    };
    /**
     * Rooms that begin, check and show the whole, beside the root, which composes them, and the terminal, which asks
     * for them.
     */
    private static final String[] STARTING = {
        "io.azalai",
        "io.azalai.cli..",
        "io.azalai.provision",
        "io.azalai.names",
        "io.azalai.check",
        "io.azalai.decode",
        "io.azalai.demo",
        "io.azalai.observe"
    };

    private static final String[] DOORS = {"io.azalai.api..", "io.azalai.http..", "io.azalai.cli.."};

    @ArchTest
    static final ArchRule models_depend_on_nothing_of_ours_and_nothing_foreign = classes()
            .that()
            .resideInAPackage("io.azalai.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.azalai.model..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule models_are_records_enums_or_interfaces = classes()
            .that()
            .resideInAPackage("io.azalai.model..")
            .should(new com.tngtech.archunit.lang.ArchCondition<>("be records, enums or interfaces") {
                @Override
                public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean fine = item.isRecord()
                            || item.isEnum()
                            || item.isInterface()
                            || item.getSimpleName().equals("package-info")
                            || item.isAnonymousClass();
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(item, fine, item.getName()));
                }
            });

    @ArchTest
    static void venues_do_not_know_each_other(JavaClasses all) {
        for (String venue : venues(all)) {
            noClasses()
                    .that()
                    .resideInAPackage("io.azalai.venue." + venue + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.azalai.venue.(*)..")
                            .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                                    "io.azalai.venue." + venue + "..",
                                    "io.azalai.venue.budget..",
                                    "io.azalai.venue.wallet..",
                                    "io.azalai.venue.wire.."))))
                    .check(all);
        }
    }

    @ArchTest
    static void a_venue_has_one_public_type_and_uses_only_the_contract(JavaClasses all) {
        for (String venue : venues(all)) {
            String room = "io.azalai.venue." + venue;
            assertThat(all.stream()
                            .filter(type -> type.getPackageName().startsWith(room))
                            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                            .map(JavaClass::getSimpleName))
                    .as("public types of " + room)
                    .hasSize(1);
            classes()
                    .that()
                    .resideInAPackage(room + "..")
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(
                            room + "..",
                            "io.azalai.venue",
                            "io.azalai.venue.budget..",
                            "io.azalai.venue.wallet..",
                            "io.azalai.venue.wire..",
                            "io.azalai.model..",
                            "io.azalai.settings..",
                            "io.azalai.stream..",
                            "io.azalai.timing",
                            "java..",
                            "javax.crypto..",
                            "com.fasterxml.jackson..",
                            "org.msgpack..",
                            "org.jspecify..",
                            "org.slf4j.."))
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule venues_use_only_the_interfaces_of_stream = noClasses()
            .that()
            .resideInAPackage("io.azalai.venue..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "io\\.azalai\\.stream\\.(Ahc|.*(Component|Endpoint|Consumer|Producer|Connection|Pool)).*");

    @ArchTest
    static final ArchRule market_and_risk_and_account_use_the_model_only = classes()
            .that()
            .resideInAnyPackage("io.azalai.market..", "io.azalai.trade.risk..", "io.azalai.trade.account..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.azalai.market..",
                    "io.azalai.trade.risk..",
                    "io.azalai.trade.account..",
                    "io.azalai.model..",
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule the_simulator_uses_the_model_only = noClasses()
            .that()
            .resideInAPackage("io.azalai.simulator..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.azalai..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAnyPackage("io.azalai.simulator..", "io.azalai.model.."))));

    @ArchTest
    static final ArchRule only_the_demo_knows_the_simulator = noClasses()
            .that()
            .resideOutsideOfPackages("io.azalai.simulator..", "io.azalai.demo", "io.azalai.trade.paper")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.azalai.simulator..");

    @ArchTest
    static final ArchRule paper_trading_knows_the_engine_alone = noClasses()
            .that()
            .resideInAPackage("io.azalai.trade.paper")
            .should()
            .dependOnClassesThat(resideInAPackage("io.azalai.simulator..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAPackage("io.azalai.simulator.matching"))));

    @ArchTest
    static final ArchRule nothing_uses_the_doors_but_what_puts_all_together = noClasses()
            .that()
            .resideOutsideOfPackages("io.azalai", "io.azalai.api..", "io.azalai.http..", "io.azalai.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOORS);

    @ArchTest
    static final ArchRule nothing_uses_what_puts_all_together = noClasses()
            .that()
            .resideOutsideOfPackage("io.azalai")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.azalai");

    @ArchTest
    static final ArchRule rooms_of_the_data_do_not_know_what_starts_or_checks_them = noClasses()
            .that()
            .resideOutsideOfPackages(STARTING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.azalai.provision",
                    "io.azalai.names",
                    "io.azalai.check",
                    "io.azalai.decode",
                    "io.azalai.demo",
                    "io.azalai.observe");

    @ArchTest
    static final ArchRule a_check_has_nothing_that_changes_an_account = noClasses()
            .that()
            .resideInAPackage("io.azalai.check")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.azalai\\.venue\\.(TradeRequest|SettingRequest|OrderTicket|Permit)(\\$.*)?")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.azalai.trade", "io.azalai.trade.journal..");

    @ArchTest
    static final ArchRule camel_stays_where_routes_need_it = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.azalai",
                    "io.azalai.settings..",
                    "io.azalai.stream..",
                    "io.azalai.feed..",
                    "io.azalai.flow..",
                    "io.azalai.forward..",
                    "io.azalai.alert..",
                    "io.azalai.api..",
                    "io.azalai.http..",
                    "io.azalai.cli..",
                    "io.azalai.venue.rest..",
                    "io.azalai.check",
                    "io.azalai.observe")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule rooms_form_no_cycles =
            slices().matching("io.azalai.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_order_path_mints_permits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.azalai.trade.Permits")
            .and()
            .doNotBelongToAnyOf(PermitMint.class)
            .should()
            .accessTargetWhere(target(owner(type(PermitMint.class))).and(target(name("mint"))));

    @ArchTest
    static final ArchRule only_a_mint_makes_permits = noClasses()
            .that()
            .doNotBelongToAnyOf(PermitMint.class)
            .should()
            .accessTargetWhere(target(owner(type(Permit.class))).and(target(name("<init>"))));

    @ArchTest
    static final ArchRule only_the_rooms_have_a_mint_made = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.azalai.Modules")
            .and()
            .doNotHaveFullyQualifiedName("io.azalai.venue.PermitMint")
            .should()
            .callConstructor(PermitMint.class);

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .that()
            .resideOutsideOfPackage("io.azalai.api..")
            .should()
            .haveSimpleName("Exchange")
            .orShould()
            .haveNameMatching(".*\\.[A-Za-z]*(Manager|Helper|Utils?|Impl|Common|Service|Info|Processor)")
            .orShould()
            .resideInAnyPackage("..util..", "..impl..", "..common..", "..misc..", "..core..", "..helper..");

    @ArchTest
    static final ArchRule no_field_holds_a_binary_fraction = fields().should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class)
            .andShould()
            .notHaveRawType(Double.class)
            .andShould()
            .notHaveRawType(Float.class);

    @ArchTest
    static final ArchRule time_and_chance_are_injected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_the_terminal_door_prints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logging_goes_through_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @Test
    void a_mint_is_guarded_from_references_to_its_methods_too() {
        JavaClasses referring = new ClassFileImporter().importClasses(Referring.class);

        assertThat(only_the_order_path_mints_permits.evaluate(referring).hasViolation())
                .isTrue();
    }

    private static final class Referring {
        private static Function<OrderTicket, Permit> permits(PermitMint mint) {
            return mint::mint;
        }
    }

    private static java.util.Set<String> venues(JavaClasses all) {
        return all.stream()
                .map(JavaClass::getPackageName)
                .filter(room -> room.startsWith("io.azalai.venue."))
                .map(room -> room.substring("io.azalai.venue.".length()).replaceAll("\\..*", ""))
                .filter(room -> java.util.Arrays.stream(SHARED_VENUE_ROOMS)
                        .noneMatch(shared -> shared.startsWith("io.azalai.venue." + room)))
                .collect(Collectors.toSet());
    }
}
