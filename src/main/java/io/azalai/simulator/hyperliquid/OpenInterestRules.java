package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What may be ordered while a coin's open interest must not grow (sections 2.5 and 3.6): what takes may not open, and
 * what rests may ask for no better than the oracle's price. Safe for many threads: immutable.
 */
record OpenInterestRules(Engine engine, Listings listings) {

    /**
     * Why an order is refused; empty when it adds nothing or may add.
     *
     * @param held size of the position, negative when it is short
     */
    Optional<EndReason> refusal(Order order, BigDecimal held) {
        BigDecimal after = held.add(order.buy() ? order.size() : order.size().negate());
        boolean flips = held.signum() * after.signum() < 0;
        boolean adds = flips || after.abs().compareTo(held.abs()) > 0;
        if (!adds || order.reduceOnly() || order.isTrigger()) {
            return Optional.empty();
        }
        return switch (listings.of(order.coin())) {
            case TRADING, HALTED -> Optional.empty();
            case RISING -> Optional.of(EndReason.INTEREST_TOO_FAST);
            case CAPPED -> atCap(order, flips);
        };
    }

    private Optional<EndReason> atCap(Order order, boolean flips) {
        if (order.takes() || meets(order)) {
            return Optional.of(flips ? EndReason.FLIP_AT_INTEREST_CAP : EndReason.INCREASE_AT_INTEREST_CAP);
        }
        int beyond =
                order.price().compareTo(engine.statistics(order.coin().name()).index());
        boolean aggressive = order.buy() ? beyond > 0 : beyond < 0;
        return aggressive ? Optional.of(EndReason.AGGRESSIVE_AT_INTEREST_CAP) : Optional.empty();
    }

    private boolean meets(Order order) {
        BookView book = engine.book(order.coin().name(), 1);
        List<DepthLevel> other = order.buy() ? book.asks() : book.bids();
        if (other.isEmpty() || order.isPostOnly()) {
            return false;
        }
        int beyond = order.price().compareTo(other.get(0).price());
        return order.buy() ? beyond >= 0 : beyond <= 0;
    }
}
