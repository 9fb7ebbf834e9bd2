package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Liquidity;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;

/** Orders and fills for tests: one limit buy of 1 BTC at 100. */
public final class Orders {

    /** The perpetual they trade. */
    public static final Listing BTC = Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC");

    /** When everything happens. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Orders() {}

    /** A limit buy of 1 BTC. */
    public static Order order(String clientOrderId, OrderStatus status) {
        return order(clientOrderId, status, TimeInForce.GTC, null);
    }

    /** The same with why it ended. */
    public static Order order(String clientOrderId, OrderStatus status, String reason) {
        return order(clientOrderId, status, TimeInForce.GTC, reason);
    }

    /** One that does not rest. */
    static Order immediate(String clientOrderId, OrderStatus status) {
        return order(clientOrderId, status, TimeInForce.IOC, null);
    }

    private static Order order(String clientOrderId, OrderStatus status, TimeInForce timeInForce, String reason) {
        return new Order(
                BTC,
                "main",
                null,
                clientOrderId,
                "v-" + clientOrderId,
                Side.BUY,
                OrderType.LIMIT,
                PositionSide.BOTH,
                BigDecimal.ONE,
                new BigDecimal("100"),
                null,
                timeInForce,
                false,
                status,
                BigDecimal.ZERO,
                null,
                NOW,
                NOW,
                null,
                reason,
                NOW,
                Source.DERIVED);
    }

    /** A limit sale of 1 at 110 that was not placed from here, as the venue reports it. */
    static Order elsewhere(Listing listing, String orderId) {
        return elsewhere(listing, orderId, null);
    }

    /** The same under a client id. */
    static Order elsewhere(Listing listing, String orderId, String venueClientOrderId) {
        return new Order(
                listing,
                "main",
                orderId,
                venueClientOrderId == null ? orderId : venueClientOrderId,
                venueClientOrderId,
                Side.SELL,
                OrderType.LIMIT,
                PositionSide.BOTH,
                BigDecimal.ONE,
                new BigDecimal("110"),
                null,
                TimeInForce.GTC,
                false,
                OrderStatus.NEW,
                BigDecimal.ZERO,
                null,
                NOW,
                NOW,
                null,
                null,
                NOW,
                Source.REST);
    }

    /** A fill of such a buy, as the venue reports it. */
    public static Fill fill(String clientOrderId, String tradeId, String quantity, String price) {
        return fill(clientOrderId, tradeId, quantity, price, NOW);
    }

    /** A fill of such an order at an instant. */
    public static Fill fill(String clientOrderId, String tradeId, String quantity, String price, Instant at) {
        return new Fill(
                BTC,
                "main",
                tradeId,
                "77",
                clientOrderId,
                Side.BUY,
                new BigDecimal(price),
                new BigDecimal(quantity),
                new BigDecimal("0.01"),
                "USDC",
                Liquidity.TAKER,
                null,
                null,
                null,
                null,
                at,
                at,
                Source.WS);
    }
}
