package io.azalai.trade.risk;

import io.azalai.model.Effect;
import io.azalai.model.Listing;
import io.azalai.model.RiskDecision;
import io.azalai.model.RiskLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of an order.
 *
 * @param code OK, or the first check that objected
 * @param effect null when the order was refused before it was known
 * @param observed the value that broke the limit; null where the code carries none
 * @param limit the limit it broke; null where the code carries none
 * @param unit of observed and limit: {@code USD}, {@code ms}, {@code %}, {@code x}, ...; null without them
 * @param message for people, with numbers
 * @param passed the checks before, each with what it compared
 */
public record Verdict(
        ReasonCode code,
        @Nullable Effect effect,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal limit,
        @Nullable String unit,
        String message,
        List<Passed> passed) {

    /** Copies what was passed. */
    public Verdict {
        passed = List.copyOf(passed);
    }

    /** Whether the order may leave. */
    public boolean accepted() {
        return code == ReasonCode.OK;
    }

    /** Number of the check that objected; 0 when accepted. */
    public int check() {
        return code.check();
    }

    /**
     * The event that tells of this verdict (risk.md section 7).
     *
     * @param listing null when the instrument is not known
     * @param level the level in force for the order
     * @param configHash {@link RiskLimits#hash()} of the limits that judged
     * @param latency from the request's arrival to this verdict
     */
    public RiskDecision decision(
            RiskOrder order,
            @Nullable Listing listing,
            RiskLevel level,
            String configHash,
            Duration latency,
            Instant timestamp) {
        return new RiskDecision(
                accepted(),
                code.name(),
                check(),
                effect,
                observed,
                limit,
                unit,
                message,
                order.clientOrderId(),
                order.venue(),
                order.account(),
                listing == null ? order.symbol() : listing.symbol(),
                listing,
                level,
                configHash,
                latency.toNanos() / 1000,
                timestamp);
    }
}
