package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Balance;
import io.azalai.model.Market;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Venues tell balances of every asset they know; callers are told those that are not zero. */
class HeldBalancesTest {

    @Test
    void balances_of_nothing_are_left_out_and_debts_are_not() {
        assertThat(AsyncSpotService.held(List.of(balance("USDT", "1"), balance("BUSD", "0.00"), balance("BTC", "-2"))))
                .extracting(Balance::asset)
                .containsExactly("USDT", "BTC");
    }

    private static Balance balance(String asset, String total) {
        BigDecimal amount = new BigDecimal(total);
        return new Balance(
                "aster",
                Market.PERP,
                "main",
                asset,
                amount,
                BigDecimal.ZERO,
                amount,
                Instant.EPOCH,
                Instant.EPOCH,
                Source.REST);
    }
}
