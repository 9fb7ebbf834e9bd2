package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.PositionSide;

/**
 * How soon a position is closed for the gains of others, should the venue have to.
 *
 * @param rank 0 is last, 4 is first
 */
public record DeleverageRank(Listing listing, PositionSide positionSide, int rank) {}
