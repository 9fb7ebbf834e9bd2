package io.azalai.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Margin in one collateral, in units of it.
 *
 * @param equity wallet balance plus unrealised PnL
 * @param available what new positions and orders may use
 * @param maintenanceMargin maintenance margin of all positions
 * @param cross of the positions that share what backs them; null where the venue does not tell them apart, or where
 *     they share nothing, being of several ledgers
 */
public record Collateral(
        BigDecimal equity,
        BigDecimal available,
        BigDecimal maintenanceMargin,
        @Nullable Cross cross) {

    /** Nothing, and nothing used. */
    public static final Collateral NONE = new Collateral(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, new Cross(BigDecimal.ZERO, BigDecimal.ZERO));

    private static final int SCALE = 10;

    /**
     * What cross positions need, and what there is for it.
     *
     * @param maintenance their maintenance margin
     * @param backing the equity without the margin of isolated positions
     */
    public record Cross(BigDecimal maintenance, BigDecimal backing) {}

    /** Both together, where they are of one balance. */
    public Collateral plus(Collateral other) {
        Cross together = cross == null || other.cross == null
                ? null
                : new Cross(cross.maintenance.add(other.cross.maintenance), cross.backing.add(other.cross.backing));
        return new Collateral(
                equity.add(other.equity),
                available.add(other.available),
                maintenanceMargin.add(other.maintenanceMargin),
                together);
    }

    /** Without what cross positions share. */
    public Collateral apart() {
        return new Collateral(equity, available, maintenanceMargin, null);
    }

    /** How much of what backs cross positions their maintenance takes: 1 is liquidation; empty where it is not told. */
    public Optional<BigDecimal> marginUse() {
        return Optional.ofNullable(cross).map(Collateral::use);
    }

    private static BigDecimal use(Cross cross) {
        if (cross.maintenance.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return cross.backing.signum() > 0
                ? cross.maintenance.divide(cross.backing, SCALE, RoundingMode.HALF_UP)
                : BigDecimal.ONE;
    }
}
