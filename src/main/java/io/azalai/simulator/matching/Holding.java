package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A position while it may still change. Guarded by the engine's lock. */
final class Holding {

    final boolean isolated;
    BigDecimal size = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal fundingPaid = BigDecimal.ZERO;
    /** Margin set aside; zero where the whole account margins it. */
    BigDecimal collateral = BigDecimal.ZERO;

    Holding(boolean isolated) {
        this.isolated = isolated;
    }

    /**
     * What a trade did.
     *
     * @param realized PnL of the part that closed
     * @param wallet change of the wallet: realised PnL, collateral released, less collateral set aside
     */
    record Traded(BigDecimal realized, BigDecimal wallet) {}

    /** Adds a signed quantity at a price; what it opens is margined at this leverage where it is isolated. */
    Traded trade(BigDecimal signed, BigDecimal price, int leverage) {
        BigDecimal closed = size.signum() * signed.signum() < 0 ? size.abs().min(signed.abs()) : BigDecimal.ZERO;
        BigDecimal released = closed.signum() == 0 ? BigDecimal.ZERO : release(closed);
        BigDecimal realized = closed.signum() == 0 ? BigDecimal.ZERO : close(closed, price);
        BigDecimal opened = signed.abs().subtract(closed);
        if (closed.signum() != 0 && opened.signum() != 0) {
            fundingPaid = BigDecimal.ZERO;
        }
        BigDecimal signedOpened = opened.multiply(BigDecimal.valueOf(signed.signum()));
        size = size.add(signedOpened);
        cost = cost.add(signedOpened.multiply(price));
        BigDecimal setAside = isolated
                ? opened.multiply(price).divide(BigDecimal.valueOf(leverage), MathContext.DECIMAL64)
                : BigDecimal.ZERO;
        collateral = collateral.add(setAside);
        return new Traded(realized, realized.add(released).subtract(setAside));
    }

    private BigDecimal release(BigDecimal closed) {
        BigDecimal released = closed.compareTo(size.abs()) == 0
                ? collateral
                : collateral.multiply(closed).divide(size.abs(), 12, RoundingMode.HALF_EVEN);
        collateral = collateral.subtract(released);
        return released;
    }

    private BigDecimal close(BigDecimal closed, BigDecimal price) {
        BigDecimal costOfClosed = closed.compareTo(size.abs()) == 0
                ? cost
                : cost.multiply(closed).divide(size.abs(), 12, RoundingMode.HALF_EVEN);
        BigDecimal signedClosed = closed.multiply(BigDecimal.valueOf(size.signum()));
        size = size.subtract(signedClosed);
        cost = cost.subtract(costOfClosed);
        return signedClosed.multiply(price).subtract(costOfClosed);
    }

    OpenPosition view(PositionKey key, BigDecimal mark, int leverage, Product product) {
        return new OpenPosition(
                key.symbol(),
                key.leg(),
                size,
                cost,
                mark,
                leverage,
                fundingPaid,
                isolated ? collateral : null,
                product.maintenance(size.abs().multiply(mark)));
    }
}
