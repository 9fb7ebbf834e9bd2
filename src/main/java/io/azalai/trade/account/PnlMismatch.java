package io.azalai.trade.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What an account is worth went another way than its fills, fees, funding and flows make it (risk.md section 9).
 *
 * @param usd by how much, positive where there is more than expected
 * @param limit by how much it may, USD
 * @param lasts how long it has
 * @param assets units that are not accounted for, by asset
 * @param inARow which it is of those without a minute of agreement between
 */
public record PnlMismatch(
        BigDecimal usd, BigDecimal limit, Duration lasts, Map<String, BigDecimal> assets, int inARow) {

    /** So many in a row are no accident. */
    private static final int MANY = 3;

    /** Keeps a copy. */
    public PnlMismatch {
        assets = Map.copyOf(assets);
    }

    /** Whether it is one of several in a row, so that nothing may increase. */
    public boolean isOneOfMany() {
        return inARow >= MANY;
    }
}
