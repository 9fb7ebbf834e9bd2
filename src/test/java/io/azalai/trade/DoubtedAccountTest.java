package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderStatus;
import io.azalai.venue.RiskRejectedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where something speaks against an account, nothing increases in it before that is settled. */
class DoubtedAccountTest {

    private static final String WHY = "nobody knows whose it is";

    @TempDir
    Path state;

    @Test
    void what_increases_is_refused_with_the_reason_until_the_account_is_trusted() {
        try (TestPath test = new TestPath(state, new ManualTime(Orders.NOW)).started()) {
            AccountDesk accounts = test.path.accounts();
            accounts.doubt("hyperliquid", "main", WHY);

            assertThatThrownBy(() -> test.send(test.buy("a-1")))
                    .isInstanceOf(RiskRejectedException.class)
                    .hasMessageContaining("ACCOUNT_STATE_UNKNOWN")
                    .hasMessageContaining("nothing may increase in account main of hyperliquid: " + WHY);
            assertThat(test.venue.placed).isEmpty();
            assertThat(accounts.obstacles(test.venue))
                    .containsExactly("nothing may increase in account main of hyperliquid: " + WHY);

            accounts.trust("hyperliquid", "main");
            assertThat(test.send(test.buy("a-2")).order().status()).isEqualTo(OrderStatus.NEW);
        }
    }

    @Test
    void another_account_is_not_concerned() {
        try (TestPath test = new TestPath(state, new ManualTime(Orders.NOW)).started()) {
            test.path.accounts().doubt("hyperliquid", "other", WHY);

            assertThat(test.send(test.buy("a-1")).order().status()).isEqualTo(OrderStatus.NEW);
        }
    }
}
