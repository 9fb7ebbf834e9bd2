package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that names a symbol, or a market, beside the id of an order of another one changes nothing. */
class OrderOfOtherSymbolTest extends OnOrderPath {

    @BeforeEach
    void place() {
        test.venue.symbols().assume(Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH"), "ETH", "USDC");
        test.send(test.buy("a-1"));
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of("ETH", null, "ETH"),
                Arguments.of("ETH/USDC:USDC", Market.PERP, "ETH/USDC:USDC of PERP"),
                Arguments.of(null, Market.SPOT, "SPOT"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void it_is_neither_cancelled_nor_amended(@Nullable String symbol, @Nullable Market market, String named) {
        for (OrderRequest request : List.of(cancel(), amendment())) {
            assertThatThrownBy(() -> act(request.at(symbol, market)))
                    .isInstanceOfSatisfying(OrderNotFoundException.class, refused -> assertThat(refused.outcome())
                            .isEqualTo(Outcome.NOT_SENT))
                    .hasMessageContaining("order a-1 of account main is one of BTC/USDC:USDC, not of " + named);
        }
        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void it_is_one_by_every_spelling_of_its_own() {
        for (String symbol : List.of("BTC", "btc", "BTC/USDC:USDC")) {
            act(amendment(symbol).at(symbol, null));
            time.pass(Duration.ofSeconds(2));
        }
        act(cancel().at("BTC", Market.PERP));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_symbol_that_nobody_knows_is_named() {
        assertThatThrownBy(() -> act(cancel().at("NONE", null))).isInstanceOf(InvalidSymbolException.class);
    }

    private void act(OrderRequest request) {
        boolean amends = request.action() == OrderAction.AMEND;
        (amends ? test.gateway.amend(request) : test.gateway.cancel(request)).join();
    }

    private OrderRequest cancel() {
        return OrderRequest.cancel("c-1", "hyperliquid", "a-1", time.instant());
    }

    private OrderRequest amendment() {
        return amendment("m-1");
    }

    private OrderRequest amendment(String id) {
        return OrderRequest.amend(id, "hyperliquid", "a-1", null, new BigDecimal("98"), time.instant());
    }
}
