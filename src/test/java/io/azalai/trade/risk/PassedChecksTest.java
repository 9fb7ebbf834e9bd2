package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.trade.risk.RiskCases.Case;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of the checks that an order has passed, over all golden cases. */
class PassedChecksTest {

    /** Those that risk.md section 10 gives neither observed nor limit. */
    private static final Set<String> WITHOUT_NUMBERS =
            Set.of("known instrument", "kill switch", "venue ready", "tradable");

    @Test
    void every_check_that_compares_tells_what_it_observed_and_its_limit() {
        Set<String> all = passed().map(Passed::check).collect(Collectors.toSet());
        Set<String> withNumbers = passed().filter(each -> each.observed() != null && each.limit() != null)
                .map(Passed::check)
                .collect(Collectors.toSet());

        assertThat(all).hasSize(24).containsAll(WITHOUT_NUMBERS);
        all.removeAll(WITHOUT_NUMBERS);
        assertThat(withNumbers).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void an_order_that_passes_is_told_with_its_own_numbers() {
        List<String> told = passed("RC-141").map(Passed::text).toList();

        assertThat(told)
                .contains(
                        "known instrument",
                        "valid numbers 0.01 / 0.00001 step",
                        "accounts known 1000 / 30000 ms",
                        "no self trade 49901 / 49900 USDC",
                        "open orders 2 / 20 orders",
                        "open orders 2 / 100 orders");
    }

    private static Stream<Passed> passed() {
        return RiskCases.own().stream().filter(each -> !each.isSequence()).flatMap(PassedChecksTest::passed);
    }

    private static Stream<Passed> passed(String id) {
        return RiskCases.own().stream()
                .filter(each -> each.node().get("id").asText().equals(id))
                .flatMap(PassedChecksTest::passed);
    }

    private static Stream<Passed> passed(Case golden) {
        RiskGate gate = new RiskGate(CaseWorld.limits(golden.input()));
        return gate
                .evaluate(CaseWorld.order(golden.node().get("order")), new CaseWorld(golden.input()))
                .passed()
                .stream();
    }
}
