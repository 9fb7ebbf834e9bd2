package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the risk gate said of an order (risk.md section 7).
 *
 * @param accepted whether the order may leave
 * @param reasonCode {@code OK} or the first failing check of risk.md section 5
 * @param check number of that check, 0 when accepted
 * @param effect null where the order was refused before it was known
 * @param observed the value that broke the limit; null where the code carries none
 * @param limit the limit it broke; null where the code carries none
 * @param unit of observed and limit; null without them
 * @param message for people, with numbers
 * @param clientOrderId the caller's id of the order
 * @param venue where it was to go
 * @param account alias of the account it was for
 * @param symbol as the caller wrote it; null when the request named none
 * @param listing what the symbol means; null when it means nothing there
 * @param level the level in force for it
 * @param configHash which limits were in force
 * @param latencyUs microseconds the decision took
 */
public record RiskDecision(
        boolean accepted,
        String reasonCode,
        int check,
        @Nullable Effect effect,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal limit,
        @Nullable String unit,
        String message,
        String clientOrderId,
        String venue,
        String account,
        @Nullable String symbol,
        @Nullable Listing listing,
        RiskLevel level,
        String configHash,
        long latencyUs,
        Instant timestamp)
        implements Event {

    @Override
    public Dataset dataset() {
        return Dataset.RISK_DECISION;
    }

    @Override
    public @Nullable Listing where() {
        return listing;
    }

    @Override
    public String key() {
        return venue + "|" + account + "|" + symbol;
    }
}
