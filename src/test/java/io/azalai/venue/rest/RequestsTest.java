package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.MarketRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private final Requests requests =
            new Requests(Map.of("aster", List.of("main", "second"), "hyperliquid", List.of()));

    @Test
    void each_account_is_asked_in_each_market() {
        assertThat(requests.balances("aster").stream().map(Object.class::cast))
                .containsExactly(
                        new ReadBalances("main", Market.PERP),
                        new ReadBalances("main", Market.SPOT),
                        new ReadBalances("second", Market.PERP),
                        new ReadBalances("second", Market.SPOT));
    }

    @Test
    void without_accounts_nothing_is_asked() {
        assertThat(requests.balances("hyperliquid")).isEmpty();
        assertThat(requests.userStreamKeys("hyperliquid")).isEmpty();
    }

    @Test
    void a_venue_that_nobody_enabled_is_named() {
        assertThatThrownBy(() -> requests.limits("acme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no venue 'acme'");
    }

    @Test
    void how_much_orders_may_be_worth_is_asked_for_all_symbols_at_once() {
        assertThat((Object) requests.orderCaps()).isEqualTo(new MarketRequest.ReadOrderCaps());
    }

    @Test
    void leverage_is_asked_of_the_first_account_and_funding_terms_of_nobody() {
        assertThat(requests.terms("aster").stream().map(Object.class::cast))
                .containsExactly(
                        new MarketRequest.ReadFundingIntervals(), new AccountRequest.ReadLeverageLimits("main"));
        assertThat(requests.terms("hyperliquid").stream().map(Object.class::cast))
                .containsExactly(new MarketRequest.ReadFundingIntervals());
    }
}
