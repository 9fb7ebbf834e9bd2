package io.azalai.simulator.matching;

import io.azalai.model.PositionSide;
import java.util.Comparator;

/** Names one position of an account. */
record PositionKey(String symbol, PositionSide leg) implements Comparable<PositionKey> {

    private static final Comparator<PositionKey> ORDER =
            Comparator.comparing(PositionKey::symbol).thenComparing(PositionKey::leg);

    static PositionKey of(NewOrder order) {
        return new PositionKey(order.symbol(), order.leg());
    }

    static PositionKey net(String symbol) {
        return new PositionKey(symbol, PositionSide.BOTH);
    }

    @Override
    public int compareTo(PositionKey other) {
        return ORDER.compare(this, other);
    }
}
