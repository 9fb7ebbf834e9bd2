package io.azalai.trade.account;

import io.azalai.model.Listing;
import io.azalai.model.PositionSide;
import java.math.BigDecimal;

/**
 * A position that is not what its fills make of it (risk.md section 9).
 *
 * @param ours base units by the fills, negative when short
 * @param venues the same as the venue tells
 */
public record PositionMismatch(Listing listing, PositionSide side, BigDecimal ours, BigDecimal venues) {}
