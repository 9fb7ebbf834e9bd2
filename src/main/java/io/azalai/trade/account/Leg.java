package io.azalai.trade.account;

import io.azalai.model.Listing;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;

/** In hedge mode a listing has two positions, else one. */
record Leg(String listing, PositionSide side) {

    static Leg of(Listing listing, PositionSide side) {
        return new Leg(listing.key(), side);
    }

    static Leg of(Position report) {
        return of(report.listing(), report.positionSide());
    }
}
