package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the words of a venue stop: its memory, its rules and its limits know the model only. */
@AnalyzeClasses(packages = "io.azalai.venue", importOptions = ImportOption.DoNotIncludeTests.class)
class WireNamesTest {

    private static final Pattern ROOM = Pattern.compile("io\\.azalai\\.venue\\.(?!budget|rest|wallet|wire)\\w+");

    /** What turns a reply or frame into the model; what a host grants is a table of the venue's words. */
    private static final Pattern TRANSLATES = Pattern.compile("\\w+(Wire|Codec|Frames|Reads|Writes)|Weights");

    /** What makes a request of the model or knows its answer by its shape, and what tells of a recording what it is. */
    private static final Pattern SPEAKS = Pattern.compile(TRANSLATES
            + "|\\w*(Requests|Streams|Forms|Call|Json|Recordings|RecordedOrders)|Actions|UserAction|Signing|MessagePack|Parameters"
            + "|Numbers|Errors|HttpErrors|AssumedListings");

    @ArchTest
    static void wire_records_stop_at_the_codec(JavaClasses all) {
        assertThat(users(all, TRANSLATES, type -> name(type).endsWith("Wire"))).isEmpty();
    }

    @ArchTest
    static void names_of_the_wire_stop_at_what_speaks_with_the_venue(JavaClasses all) {
        assertThat(users(
                        all,
                        SPEAKS,
                        type -> type.getPackageName().startsWith("com.fasterxml.jackson")
                                || name(type).equals("Parameters")))
                .isEmpty();
    }

    /** Classes of a venue's room that use such a type, but for those that may. */
    private static SortedSet<String> users(JavaClasses all, Pattern allowed, Predicate<JavaClass> used) {
        return all.stream()
                .filter(type -> ROOM.matcher(type.getPackageName()).matches())
                .filter(type -> !allowed.matcher(name(type)).matches())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> used.test(use.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the file. */
    private static String name(JavaClass type) {
        return type.getName().replaceAll("^.*\\.|\\$.*", "");
    }
}
