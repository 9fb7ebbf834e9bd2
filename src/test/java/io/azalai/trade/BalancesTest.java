package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Balance;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.trade.journal.Page;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A venue stops listing a balance of nothing (hyperliquid.md 10): that it is nothing is news all the same. */
class BalancesTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void start() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @EnumSource(Market.class)
    void a_balance_that_is_no_longer_listed_is_told_once_as_nothing(Market market) {
        test.venue.balances.put(market, List.of(held(market, "2.5", time.instant())));
        test.path.accounts().refresh();
        test.venue.balances.put(market, List.of());
        time.pass(Duration.ofSeconds(5));
        test.path.accounts().refresh();
        test.path.accounts().refresh();

        assertThat(told()).extracting(Balance::market).containsOnly(market);
        assertThat(told())
                .extracting(balance -> balance.total().toPlainString())
                .containsExactly("2.5", "0");
        assertThat(told().get(1).free()).isZero();
        assertThat(told().get(1).locked()).isZero();
    }

    @Test
    void what_a_stream_told_since_the_question_stands() {
        test.path.accounts().learn(held(Market.SPOT, "2.5", time.instant().plusMillis(1)));
        test.path.accounts().refresh();

        assertThat(told())
                .extracting(balance -> balance.total().toPlainString())
                .containsExactly("2.5");
    }

    private List<Balance> told() {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream()
                .filter(Balance.class::isInstance)
                .map(Balance.class::cast)
                .toList();
    }

    private Balance held(Market market, String total, Instant receivedAt) {
        BigDecimal units = new BigDecimal(total);
        return new Balance(
                "hyperliquid",
                market,
                "main",
                "HYPE",
                units,
                BigDecimal.ZERO,
                units,
                receivedAt,
                receivedAt,
                Source.WS);
    }
}
