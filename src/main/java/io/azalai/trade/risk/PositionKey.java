package io.azalai.trade.risk;

import io.azalai.model.PositionSide;

/**
 * What a position is one of: positions of two accounts, two listings or two legs never net.
 *
 * @param listing key of the listing, {@code venue|symbol}
 */
record PositionKey(String account, String listing, PositionSide side) {

    /** Whether both are of one symbol of one account: legs of hedge mode are. */
    boolean isOfSameSymbol(PositionKey other) {
        return account.equals(other.account) && listing.equals(other.listing);
    }

    static PositionKey of(String account, OpenPosition position) {
        return new PositionKey(account, position.listing().key(), position.positionSide());
    }

    static PositionKey of(String account, RestingOrder order) {
        return new PositionKey(account, order.listing().key(), order.positionSide());
    }
}
