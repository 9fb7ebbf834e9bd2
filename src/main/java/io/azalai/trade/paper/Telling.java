package io.azalai.trade.paper;

import io.azalai.model.Balance;
import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.SpotBalance;
import io.azalai.simulator.matching.Trigger;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the engine tells of an account, in our own words.
 *
 * @param account alias
 * @param listings by the engine's symbols
 */
record Telling(String venue, String account, Function<String, Listing> listings, Clock clock) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Order order(VenueOrder order) {
        NewOrder asked = order.request();
        String id = Long.toString(order.id());
        OrderType type = type(asked);
        boolean open = asked.closePosition() && order.triggeredAt() == null;
        boolean limit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT || type == OrderType.TAKE_PROFIT_LIMIT;
        return new Order(
                listings.apply(asked.symbol()),
                account,
                id,
                asked.clientOrderId() == null ? id : asked.clientOrderId(),
                asked.clientOrderId(),
                asked.side(),
                type,
                asked.leg(),
                open ? BigDecimal.ZERO : asked.quantity(),
                limit ? asked.price() : null,
                asked.trigger() == null ? null : asked.trigger().price(),
                limit ? asked.timeInForce() : null,
                asked.reduceOnly() || asked.closePosition(),
                order.status(),
                order.filled(),
                order.averagePrice(),
                order.createdAt(),
                order.updatedAt(),
                null,
                reason(order),
                clock.instant(),
                Source.DERIVED);
    }

    /** Why an order ended before it was filled; null when it did not. */
    static @Nullable String reason(VenueOrder order) {
        boolean told = order.status() != OrderStatus.FILLED && order.end() != null;
        return told ? String.valueOf(order.end()) : null;
    }

    private static OrderType type(NewOrder asked) {
        Trigger trigger = asked.trigger();
        if (trigger == null) {
            return asked.price() == null ? OrderType.MARKET : OrderType.LIMIT;
        }
        boolean stop = (asked.side() == Side.BUY) == (trigger.direction() == Trigger.Direction.RISING);
        if (asked.price() == null) {
            return stop ? OrderType.STOP_MARKET : OrderType.TAKE_PROFIT_MARKET;
        }
        return stop ? OrderType.STOP_LIMIT : OrderType.TAKE_PROFIT_LIMIT;
    }

    Fill fill(Execution execution) {
        NewOrder asked = execution.order().request();
        boolean closed = execution.liquidation() != null
                && execution.liquidation().account().equals(account);
        Listing listing = listings.apply(asked.symbol());
        return new Fill(
                listing,
                account,
                Long.toString(execution.match().id()),
                Long.toString(execution.order().id()),
                asked.clientOrderId(),
                asked.side(),
                execution.match().price(),
                execution.match().quantity(),
                execution.fee(),
                execution.feeAsset(),
                execution.liquidity(),
                listing.market() == Market.PERP ? execution.realizedPnl() : null,
                null,
                closed ? ClosedBy.LIQUIDATION : null,
                null,
                execution.match().time(),
                clock.instant(),
                Source.DERIVED);
    }

    Position position(Engine engine, OpenPosition open) {
        BigDecimal margin = open.margin();
        BigDecimal pnl = open.unrealizedPnl();
        Instant now = clock.instant();
        return new Position(
                listings.apply(open.symbol()),
                account,
                open.size().signum() > 0 ? PositionDirection.LONG : PositionDirection.SHORT,
                open.leg(),
                open.size().abs(),
                open.entryPrice(),
                open.mark(),
                engine.liquidationPrice(account, open).orElse(null),
                pnl,
                margin.signum() == 0 ? null : pnl.multiply(HUNDRED).divide(margin, MathContext.DECIMAL32),
                margin,
                open.leverage(),
                engine.margin(account, open.symbol()).mode(),
                open.fundingPaid(),
                now,
                now,
                Source.DERIVED);
    }

    /** The news that there is no position any more. */
    Position flat(Engine engine, String symbol, PositionSide leg) {
        Instant now = clock.instant();
        return new Position(
                listings.apply(symbol),
                account,
                PositionDirection.FLAT,
                leg,
                BigDecimal.ZERO,
                null,
                null,
                null,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                engine.leverage(account, symbol),
                engine.margin(account, symbol).mode(),
                null,
                now,
                now,
                Source.DERIVED);
    }

    Balance spot(SpotBalance held) {
        return balance(Market.SPOT, held.asset(), held.free(), held.total());
    }

    /** Margin money: what profits add to it is no balance. */
    Balance margin(String asset, BigDecimal available, BigDecimal wallet) {
        return balance(Market.PERP, asset, available.min(wallet).max(BigDecimal.ZERO), wallet);
    }

    private Balance balance(Market market, String asset, BigDecimal free, BigDecimal total) {
        Instant now = clock.instant();
        return new Balance(venue, market, account, asset, free, total.subtract(free), total, now, now, Source.DERIVED);
    }

    FundingPayment funding(FundingPaid paid, String asset) {
        return new FundingPayment(
                listings.apply(paid.symbol()),
                account,
                paid.symbol() + "|" + paid.time().toEpochMilli() + "|"
                        + paid.size().signum(),
                paid.amount().setScale(8, RoundingMode.HALF_UP),
                asset,
                paid.rate(),
                paid.size(),
                paid.time(),
                clock.instant(),
                Source.DERIVED);
    }
}
