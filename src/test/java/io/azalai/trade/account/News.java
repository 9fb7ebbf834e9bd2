package io.azalai.trade.account;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Collateral;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Side;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a venue tells of the account {@code main}, in short. */
public final class News {

    private News() {}

    public static AccountSummary summary(String equity, Instant at) {
        return summary(equity, at, Map.of());
    }

    /** With ledgers in collateral that is not dollars. */
    static AccountSummary summary(String equity, Instant at, Map<String, BigDecimal> others) {
        return summary(equity, at, others, false);
    }

    /** Of an account whose perpetuals are backed by what spot holds. */
    static AccountSummary shared(String equity, Instant at, Map<String, BigDecimal> others) {
        return summary(equity, at, others, true);
    }

    private static AccountSummary summary(String equity, Instant at, Map<String, BigDecimal> others, boolean ofSpot) {
        Map<String, Collateral> collaterals = new HashMap<>();
        others.forEach((asset, amount) -> collaterals.put(asset, collateral(amount)));
        Collateral dollars = collateral(new BigDecimal(equity));
        return new AccountSummary("hyperliquid", "main", Market.PERP, dollars, collaterals, null, null, ofSpot, at, at);
    }

    private static Collateral collateral(BigDecimal amount) {
        return new Collateral(amount, amount, BigDecimal.ZERO, null);
    }

    public static Balance spot(String asset, String total, Instant at) {
        BigDecimal value = new BigDecimal(total);
        return new Balance("hyperliquid", Market.SPOT, "main", asset, value, BigDecimal.ZERO, value, at, at, Source.WS);
    }

    public static Position position(String signed, Instant at) {
        BigDecimal quantity = new BigDecimal(signed);
        PositionDirection direction =
                switch (quantity.signum()) {
                    case 1 -> PositionDirection.LONG;
                    case -1 -> PositionDirection.SHORT;
                    default -> PositionDirection.FLAT;
                };
        return new Position(
                OneMarket.PERP,
                "main",
                direction,
                PositionSide.BOTH,
                quantity.abs(),
                null,
                null,
                null,
                null,
                null,
                null,
                3,
                null,
                null,
                at,
                at,
                Source.WS);
    }

    /** A snapshot of no position. */
    static PositionSnapshot flat(Instant at) {
        return new PositionSnapshot(List.of(), Map.of("", at));
    }

    public static Fill fill(Listing listing, String trade, Side side, String quantity, String price, Instant at) {
        return fill(listing, trade, side, quantity, price, at, at);
    }

    /** One that the venue's clock and ours time differently. */
    public static Fill fill(
            Listing listing, String trade, Side side, String quantity, String price, Instant at, Instant receivedAt) {
        return new Fill(
                listing,
                "main",
                trade,
                "order-1",
                "c-1",
                side,
                new BigDecimal(price),
                new BigDecimal(quantity),
                BigDecimal.ZERO,
                "USDC",
                null,
                null,
                null,
                null,
                null,
                at,
                receivedAt,
                Source.WS);
    }

    public static Order order(String id, String quantity, String filled, OrderStatus status) {
        return new Order(
                OneMarket.PERP,
                "main",
                "order-1",
                id,
                null,
                Side.BUY,
                OrderType.LIMIT,
                PositionSide.BOTH,
                new BigDecimal(quantity),
                new BigDecimal("100"),
                null,
                null,
                false,
                status,
                new BigDecimal(filled),
                null,
                OneMarket.NOW,
                OneMarket.NOW,
                null,
                null,
                OneMarket.NOW,
                Source.WS);
    }
}
