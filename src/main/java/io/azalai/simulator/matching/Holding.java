package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A position while it may still change. Guarded by the engine's lock. */
final class Holding {

    BigDecimal size = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal fundingPaid = BigDecimal.ZERO;

    /**
     * Adds a signed quantity at a price.
     *
     * @return realised PnL of the part that closed
     */
    BigDecimal trade(BigDecimal signed, BigDecimal price) {
        BigDecimal closed = size.signum() * signed.signum() < 0 ? size.abs().min(signed.abs()) : BigDecimal.ZERO;
        BigDecimal realized = closed.signum() == 0 ? BigDecimal.ZERO : close(closed, price);
        BigDecimal opened = signed.abs().subtract(closed).multiply(BigDecimal.valueOf(signed.signum()));
        if (closed.signum() != 0 && opened.signum() != 0) {
            fundingPaid = BigDecimal.ZERO;
        }
        size = size.add(opened);
        cost = cost.add(opened.multiply(price));
        return realized;
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

    OpenPosition view(String symbol, BigDecimal mark, int leverage) {
        return new OpenPosition(symbol, size, cost, mark, leverage, fundingPaid);
    }
}
