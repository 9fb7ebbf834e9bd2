package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an account holds of one asset.
 *
 * @param market the wallet: spot, or the margin wallet of perpetuals
 * @param asset code of the asset, upper case as the venue lists it
 * @param free units of the asset that new orders may use
 * @param locked units of the asset that open orders or margin hold
 * @param total units of the asset, free and locked together
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

    /** The news that nothing is left of it: the venue just stops listing it. */
    public Balance gone(Instant at, Source source) {
        return new Balance(
                venue, market, account, asset, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, at, at, source);
    }

    @Override
    public Dataset dataset() {
        return Dataset.BALANCE;
    }

    @Override
    public String key() {
        return venue + "|" + account + "|" + market + "|" + asset;
    }
}
