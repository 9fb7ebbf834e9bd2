package io.azalai.trade.facts;

import static io.azalai.trade.facts.ScriptedFacts.BTC;
import static io.azalai.trade.facts.ScriptedFacts.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.trade.account.OneMarket;
import io.azalai.venue.FeeRates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeesTest {

    private static final FeeRates USUAL = new FeeRates(new BigDecimal("0.0002"), new BigDecimal("0.0005"));

    private final ScriptedFacts venue = new ScriptedFacts();
    private final Fees fees = new Fees(venue, any -> USUAL, Clock.fixed(OneMarket.NOW, ZoneOffset.UTC));

    @Test
    void a_fee_is_twice_the_usual_one_until_it_is_read_and_read_once() {
        assertThat(fees.taker("main", BTC)).isEqualByComparingTo("0.001");

        fees.want("main", Set.of(BTC));
        fees.want("main", Set.of(BTC));

        assertThat(fees.taker("main", BTC)).isEqualByComparingTo("0.0003");
        assertThat(fees.taker("main", ETH)).isEqualByComparingTo("0.001");
        assertThat(fees.taker("other", BTC)).isEqualByComparingTo("0.001");
        assertThat(venue.requests).hasSize(1);
    }

    @Test
    void a_fee_that_cannot_be_read_is_never_nothing() {
        venue.reachable = false;

        fees.want("main", Set.of(BTC));

        assertThat(fees.taker("main", BTC)).isEqualByComparingTo("0.001");
    }

    @Test
    void a_rebate_is_no_fee() {
        venue.taker = new BigDecimal("-0.0001");

        fees.want("main", Set.of(BTC));

        assertThat(fees.taker("main", BTC)).isEqualByComparingTo("0");
    }
}
