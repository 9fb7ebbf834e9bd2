package io.azalai.simulator.matching;

import io.azalai.model.Liquidity;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets orders meet by price, then time. Guarded by the engine's lock. */
final class Matcher {

    private final Clock clock;
    private final Settlement settlement;
    private final Happenings happenings;
    private long matches;

    Matcher(Clock clock, Settlement settlement, Happenings happenings) {
        this.clock = clock;
        this.settlement = settlement;
        this.happenings = happenings;
    }

    /** Matches an admitted order and lets the rest rest, or ends it. Returns its own fills. */
    List<Execution> run(LiveOrder order, MarketState market) {
        List<Execution> own = new ArrayList<>();
        while (order.remaining().signum() > 0) {
            Optional<LiveOrder> resting = market.book.counterpart(order);
            if (resting.isEmpty()) {
                break;
            }
            BigDecimal quantity = quantity(order, resting.get());
            if (resting.get().account == order.account) {
                end(resting.get(), market, EndReason.SELF_TRADE);
            } else if (allowed(resting.get()).signum() == 0) {
                end(resting.get(), market, EndReason.NOTHING_TO_REDUCE);
            } else if (quantity.signum() == 0) {
                break;
            } else {
                own.add(meet(order, resting.get(), quantity, market));
            }
        }
        restOrEnd(order, market);
        return own;
    }

    /** Takes an open order off the book. */
    void end(LiveOrder order, MarketState market, EndReason reason) {
        market.book.remove(order);
        order.account.open.remove(order.id);
        order.end(OrderStatus.CANCELED, reason, clock.instant());
        happenings.ended(order);
    }

    private void restOrEnd(LiveOrder order, MarketState market) {
        if (!order.isOpen()) {
            return;
        }
        TimeInForce timeInForce = order.request.timeInForce();
        boolean mayRest = timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTX;
        if (mayRest && allowed(order).signum() > 0) {
            market.book.add(order);
            order.account.open.put(order.id, order);
        } else {
            EndReason reason = allowed(order).signum() == 0
                    ? EndReason.NOTHING_TO_REDUCE
                    : order.isUntouched() ? EndReason.NO_MATCH : EndReason.REMAINDER;
            order.end(OrderStatus.CANCELED, reason, clock.instant());
            happenings.ended(order);
        }
    }

    private static BigDecimal quantity(LiveOrder incoming, LiveOrder resting) {
        return allowed(incoming).min(allowed(resting));
    }

    /** What an order may still fill: its remainder, and no more than the position if it is reduce-only. */
    private static BigDecimal allowed(LiveOrder order) {
        return order.request.reduceOnly()
                ? order.remaining().min(order.account.reducible(order.product.symbol(), order.side()))
                : order.remaining();
    }

    private Execution meet(LiveOrder incoming, LiveOrder resting, BigDecimal quantity, MarketState market) {
        boolean buys = incoming.side() == Side.BUY;
        Match match = new Match(
                ++matches,
                market.product.symbol(),
                resting.limit(),
                quantity,
                incoming.side(),
                (buys ? incoming : resting).account.name,
                (buys ? resting : incoming).account.name,
                clock.instant());
        market.traded(match);
        happenings.add(l -> l.traded(match));
        Execution own = settle(incoming, match, Liquidity.TAKER);
        settle(resting, match, Liquidity.MAKER);
        if (resting.isOpen()) {
            market.book.changed(resting.side(), resting.limit());
        } else {
            market.book.remove(resting);
            resting.account.open.remove(resting.id);
        }
        dropUseless(incoming.account, market);
        dropUseless(resting.account, market);
        return own;
    }

    private Execution settle(LiveOrder order, Match match, Liquidity liquidity) {
        Execution execution = settlement.settle(order, match, liquidity);
        if (!order.account.unlimited) {
            order.account.executions.add(execution);
        }
        happenings.executed(order, execution);
        return execution;
    }

    /** Ends resting reduce-only orders whose position is gone or turned. */
    private void dropUseless(Account account, MarketState market) {
        if (account.unlimited) {
            return;
        }
        List<LiveOrder> useless = account.open.values().stream()
                .filter(o -> o.request.reduceOnly() && o.product.equals(market.product))
                .filter(o -> allowed(o).signum() == 0)
                .toList();
        useless.forEach(order -> end(order, market, EndReason.NOTHING_TO_REDUCE));
    }
}
