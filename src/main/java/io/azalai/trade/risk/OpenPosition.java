package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A position in a perpetual.
 *
 * @param quantity base units, negative when short
 * @param leverage the setting of its symbol; null when not known
 */
public record OpenPosition(
        Listing listing,
        PositionSide positionSide,
        BigDecimal quantity,
        @Nullable Integer leverage) {}
