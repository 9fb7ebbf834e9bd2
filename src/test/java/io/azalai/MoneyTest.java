package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Amounts are compared by what they are worth: 1.0 and 1.00 are the same, and so are two records that hold them. */
@AnalyzeClasses(packages = "io.azalai", importOptions = ImportOption.DoNotIncludeTests.class)
class MoneyTest {

    /** Where both sides hold the very same numbers, or a difference does no harm. */
    private static final Map<String, String> HARMLESS = Map.of(
            "io.azalai.trade.Intake.amend", "terms against terms that are made of the same numbers",
            "io.azalai.trade.Intake.close", "likewise",
            "io.azalai.trade.Intake.schedule", "against terms without a number",
            "io.azalai.trade.BracketEnds.decided", "a doubt against the one that was kept, which is the same object",
            "io.azalai.trade.BracketBook.told", "an order keeps its numbers until an event changes them",
            "io.azalai.trade.RiskWatch.apply", "a difference is written to the journal once more",
            "io.azalai.trade.account.Ledger.state", "an order against one that is taken from the same map",
            "io.azalai.trade.facts.Correlations.of", "a difference is reckoned once more");

    @ArchTest
    static void nothing_that_holds_an_amount_is_compared_by_its_digits(JavaClasses all) {
        Set<String> amounts = amounts(all);

        Set<String> callers = all.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget().getName().equals("equals"))
                .filter(call -> amounts.contains(call.getTargetOwner().getName()))
                .map(call ->
                        call.getOriginOwner().getName() + "." + call.getOrigin().getName())
                .collect(Collectors.toSet());

        assertThat(callers).isEqualTo(HARMLESS.keySet());
    }

    /** What is an amount, or a record that holds some. */
    private static Set<String> amounts(JavaClasses all) {
        Set<String> amounts = new HashSet<>(Set.of(BigDecimal.class.getName()));
        boolean grown = true;
        while (grown) {
            grown = amounts.addAll(all.stream()
                    .filter(JavaClass::isRecord)
                    .filter(type -> type.getFields().stream().anyMatch(field -> holds(field, amounts)))
                    .map(JavaClass::getName)
                    .toList());
        }
        return amounts;
    }

    private static boolean holds(JavaField field, Set<String> amounts) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && field.getType().getAllInvolvedRawTypes().stream().anyMatch(type -> amounts.contains(type.getName()));
    }
}
