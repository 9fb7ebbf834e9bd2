package io.azalai.trade.facts;

import static io.azalai.trade.facts.ScriptedFacts.BTC;
import static io.azalai.trade.facts.ScriptedFacts.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeesTest {

    private static final BigDecimal MOST = new BigDecimal("0.001");

    private final ScriptedFacts venue = new ScriptedFacts();
    private final Fees fees = new Fees(venue, any -> MOST, Clock.fixed(OneMarket.NOW, ZoneOffset.UTC));

    @Test
    void a_fee_is_the_most_it_may_be_until_it_is_read_and_read_once() {
        assertThat(fees.taker("main", BTC)).isEqualTo(MOST);

        fees.want("main", Set.of(BTC));
        fees.want("main", Set.of(BTC));

        assertThat(fees.taker("main", BTC)).isEqualByComparingTo("0.0003");
        assertThat(fees.taker("main", ETH)).isEqualTo(MOST);
        assertThat(fees.taker("other", BTC)).isEqualTo(MOST);
        assertThat(venue.requests).hasSize(1);
    }

    @Test
    void a_fee_that_cannot_be_read_is_never_nothing() {
        venue.reachable = false;

        fees.want("main", Set.of(BTC));

        assertThat(fees.taker("main", BTC)).isEqualTo(MOST);
    }

    @Test
    void a_rebate_is_no_fee() {
        venue.taker = new BigDecimal("-0.0001");

        fees.want("main", Set.of(BTC));

        assertThat(fees.taker("main", BTC)).isEqualByComparingTo("0");
    }
}
