package io.azalai.trade.journal;

import io.azalai.model.Listing;
import io.azalai.model.PositionSide;

/** A perpetual, or one leg of it, in which an account traded. */
public record TradedLeg(Listing listing, String account, PositionSide side) {}
