package io.azalai.trade.journal;

import io.azalai.model.RiskLevel;
import java.time.Instant;

/**
 * A risk latch as the journal keeps it (risk.md section 6).
 *
 * @param resetRule the risk room's word for how it is lifted
 */
public record JournaledLatch(
        String reason, String scope, RiskLevel level, Instant since, String resetRule, String actor) {}
