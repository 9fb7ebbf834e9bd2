package io.azalai.trade.paper;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The block {@code paper} of the configuration.
 *
 * @param balances what each wallet of a new account begins with, by asset, where the wallet takes the asset
 */
public record PaperSettings(Map<String, BigDecimal> balances) {

    private static final BigDecimal FIRST = BigDecimal.valueOf(10_000);

    /** Dollars enough to try things with. */
    public static final PaperSettings DEFAULT = new PaperSettings(Map.of("USDC", FIRST, "USDT", FIRST));

    public PaperSettings {
        balances = Map.copyOf(balances);
    }
}
