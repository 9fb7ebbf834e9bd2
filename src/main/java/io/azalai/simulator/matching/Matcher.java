package io.azalai.simulator.matching;

import io.azalai.model.Liquidity;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets orders meet by price, then time. Guarded by the engine's lock. */
final class Matcher {

    private final Registry registry;
    private final Settlement settlement;
    private final Happenings happenings;
    private final Brackets brackets;
    private final ReduceOnlyLife reduceOnly;

    Matcher(Registry registry, Settlement settlement, Happenings happenings, ReduceOnlyLife reduceOnly) {
        this.registry = registry;
        this.settlement = settlement;
        this.happenings = happenings;
        this.reduceOnly = reduceOnly;
        this.brackets = new Brackets(this, happenings);
    }

    /** Matches an admitted order and lets the rest rest, or ends it. Returns its own fills. */
    List<Execution> run(LiveOrder order, MarketState market) {
        List<Execution> own = new ArrayList<>();
        while (order.isOpen() && order.remaining().signum() > 0) {
            Optional<LiveOrder> resting = market.book.counterpart(order);
            if (resting.isEmpty()) {
                break;
            }
            BigDecimal quantity = order.allowed().min(resting.get().allowed());
            if (resting.get().account == order.account) {
                meetItself(order, resting.get(), market);
            } else if (resting.get().allowed().signum() == 0) {
                end(resting.get(), market, EndReason.NOTHING_TO_REDUCE);
            } else if (!registry.isCovered(resting.get())) {
                end(resting.get(), market, EndReason.INSUFFICIENT_MARGIN);
            } else if (quantity.signum() == 0) {
                break;
            } else {
                own.add(meet(order, resting.get(), quantity, market));
            }
        }
        restOrEnd(order, market);
        return own;
    }

    private void meetItself(LiveOrder incoming, LiveOrder resting, MarketState market) {
        SelfTrade rule = incoming.request().selfTrade();
        if (rule != SelfTrade.CANCEL_INCOMING) {
            end(resting, market, EndReason.SELF_TRADE);
        }
        if (rule != SelfTrade.CANCEL_RESTING) {
            end(incoming, market, EndReason.SELF_TRADE);
        }
    }

    /** Ends an open order wherever it is. */
    void end(LiveOrder order, MarketState market, EndReason reason) {
        if (order.isWorking()) {
            market.book.remove(order);
        }
        market.waiting.remove(order.id);
        order.account.open.remove(order.id);
        order.end(OrderStatus.CANCELED, reason, registry.clock.instant());
        happenings.ended(order);
        brackets.ended(order, market);
    }

    private void restOrEnd(LiveOrder order, MarketState market) {
        if (!order.isOpen()) {
            return;
        }
        if (order.request().mayRest() && order.allowed().signum() > 0) {
            market.book.add(order);
            order.account.open.put(order.id, order);
            dropUseless(order.account, market);
        } else {
            end(
                    order,
                    market,
                    order.allowed().signum() == 0
                            ? EndReason.NOTHING_TO_REDUCE
                            : order.isUntouched() ? EndReason.NO_MATCH : EndReason.REMAINDER);
        }
    }

    private Execution meet(LiveOrder incoming, LiveOrder resting, BigDecimal quantity, MarketState market) {
        Match match = match(incoming, resting, resting.limit(), quantity);
        market.traded(match);
        happenings.add(listener -> listener.traded(match));
        Execution own = settle(incoming, match, Liquidity.TAKER, incoming.liquidation);
        settle(resting, match, Liquidity.MAKER, incoming.liquidation);
        if (resting.isOpen()) {
            market.book.changed(resting.side(), resting.limit());
        } else {
            market.book.remove(resting);
            resting.account.open.remove(resting.id);
        }
        filled(incoming, market);
        filled(resting, market);
        return own;
    }

    /** Hands a position over at a price, past the book and without a fee. */
    void handOver(LiveOrder loser, LiveOrder heir, BigDecimal price, LiquidationMark mark, MarketState market) {
        Match match = match(loser, heir, price, loser.remaining());
        settle(loser, match, Liquidity.TAKER, mark);
        settle(heir, match, Liquidity.MAKER, mark);
        filled(loser, market);
    }

    private Match match(LiveOrder incoming, LiveOrder resting, BigDecimal price, BigDecimal quantity) {
        boolean buys = incoming.side() == Side.BUY;
        return new Match(
                registry.nextMatch(),
                incoming.product.symbol(),
                price,
                quantity,
                incoming.side(),
                (buys ? incoming : resting).account.name,
                (buys ? resting : incoming).account.name,
                registry.clock.instant());
    }

    private void filled(LiveOrder order, MarketState market) {
        if (order.isFilled()) {
            brackets.ended(order, market);
        }
        dropUseless(order.account, market);
    }

    private Execution settle(LiveOrder order, Match match, Liquidity liquidity, @Nullable LiquidationMark mark) {
        Execution execution = settlement.settle(order, match, liquidity, mark);
        if (!order.account.unlimited) {
            order.account.executions.add(execution);
        }
        happenings.executed(order, execution);
        return execution;
    }

    /**
     * Ends reducing orders whose position is gone or turned and, where none is kept that is of no use, the older of
     * resting reduce-only orders that together exceed it (hyperliquid.md section 9).
     */
    private void dropUseless(Account account, MarketState market) {
        if (account.unlimited) {
            return;
        }
        List<LiveOrder> newestFirst = new ArrayList<>(account.open.values());
        Collections.reverse(newestFirst);
        BigDecimal newer = BigDecimal.ZERO;
        for (LiveOrder order : newestFirst) {
            NewOrder request = order.request();
            if (!order.isOpen()
                    || !request.reduces()
                    || !order.product.symbol().equals(market.product.symbol())
                    || order.stage() == Stage.WAITING_FOR_FILL
                    || outlivesPosition(order)) {
                continue;
            }
            BigDecimal reducible = account.reducible(request);
            boolean exceeds = reduceOnly == ReduceOnlyLife.WHILE_USEFUL
                    && order.isWorking()
                    && request.leg() == PositionSide.BOTH
                    && newer.signum() > 0
                    && newer.add(order.remaining()).compareTo(reducible) > 0;
            if (reducible.signum() == 0 || exceeds) {
                end(order, market, EndReason.NOTHING_TO_REDUCE);
            } else if (order.isWorking() && request.leg() == PositionSide.BOTH) {
                newer = newer.add(order.remaining());
            }
        }
    }

    private boolean outlivesPosition(LiveOrder order) {
        return reduceOnly == ReduceOnlyLife.PATIENT
                && !order.isWorking()
                && !order.request().closePosition();
    }
}
