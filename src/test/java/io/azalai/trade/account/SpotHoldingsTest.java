package io.azalai.trade.account;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Balance;
import io.azalai.model.Instrument;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots of spot have no time, so that one may lag behind fills; two in a row do not. */
class SpotHoldingsTest {

    private static final Instrument PAIR =
            new OneMarket().instrument(SPOT.venue(), SPOT.symbol()).orElseThrow();

    private final SpotHoldings spot = new SpotHoldings();

    @BeforeEach
    void dollars() {
        snapshot(0, News.spot("USDC", "1000", NOW));
    }

    @Test
    void what_was_bought_stays_though_the_next_snapshot_does_not_name_it_yet() {
        bought("t-1", "3", 1);

        snapshot(2, News.spot("USDC", "1000", NOW));

        assertHeld("3");
    }

    @Test
    void what_two_snapshots_in_a_row_do_not_name_is_not_held() {
        bought("t-1", "3", 1);

        snapshot(2);
        snapshot(12);

        assertHeld("0");
        assertThat(spot.holdings()).doesNotContainKey("HYPE");
    }

    @Test
    void what_has_not_moved_since_it_was_told_is_gone_with_the_first_snapshot_without_it() {
        snapshot(1, News.spot("HYPE", "3", NOW));

        snapshot(2);

        assertHeld("0");
    }

    @Test
    void a_further_fill_between_two_snapshots_begins_the_count_anew() {
        bought("t-1", "3", 1);
        snapshot(2);
        bought("t-2", "2", 3);

        snapshot(12);
        assertHeld("5");

        snapshot(22);
        assertHeld("0");
    }

    @Test
    void a_snapshot_that_names_it_between_two_that_do_not_begins_the_count_anew() {
        bought("t-1", "3", 1);
        snapshot(2);
        snapshot(12, News.spot("HYPE", "3", NOW));
        bought("t-2", "2", 13);

        snapshot(22);
        assertHeld("5");
    }

    private void bought(String trade, String quantity, int second) {
        spot.fill(News.fill(SPOT, trade, Side.BUY, quantity, "20", NOW.plusSeconds(second)), PAIR);
    }

    private void snapshot(int second, Balance... balances) {
        Instant at = NOW.plusSeconds(second);
        spot.replace(List.of(balances), at, at);
    }

    private void assertHeld(String hype) {
        assertThat(spot.totals().getOrDefault("HYPE", BigDecimal.ZERO)).isEqualByComparingTo(hype);
    }
}
