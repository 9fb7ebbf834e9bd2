package io.azalai.api;

import java.nio.file.Path;

/**
 * Both simulated venues; neither order rates, budgets nor the age of prices bind, which on a slow machine they rightly
 * do.
 */
final class PatientDemo {

    private PatientDemo() {}

    static Settings in(Path home) {
        return Settings.demo()
                .in(home)
                .with("AZALAI_RISK_MAX_ORDER_RATE_COUNT", "1000")
                .with("AZALAI_RISK_STALE_PRICE_MS", "60000")
                .with("AZALAI_EXCHANGES_HYPERLIQUID_RATE_LIMIT_WEIGHT_LIMIT", "1190");
    }
}
