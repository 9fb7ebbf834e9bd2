package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an account holds of one asset.
 */
public record Balance(
        String venue,
        Market market,
        String account,
        String asset,
        BigDecimal free,
        BigDecimal locked,
        BigDecimal total,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements AccountEvent {

    @Override
    public Dataset dataset() {
        return Dataset.BALANCE;
    }

    @Override
    public String key() {
        return venue + "|" + account + "|" + market + "|" + asset;
    }
}
