package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Check 21: no other exposure is the same bet: the correlation with each, turned by the directions of both, stays
 * within {@code risk.correlation_limit} (risk.md section 5). The same asset elsewhere moves as this one does. Exposure
 * only.
 */
final class Correlated implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        CorrelationLimits limits = proposal.limits().correlation();
        if (!proposal.increases() || limits.limit().compareTo(BigDecimal.ONE) >= 0) {
            return Optional.empty();
        }
        Set<String> missing = new TreeSet<>();
        BigDecimal highest = null;
        String with = "";
        for (Exposure exposure : Exposure.others(proposal)) {
            Optional<BigDecimal> rho = rho(proposal, exposure.base());
            if (rho.isEmpty()) {
                missing.add(exposure.base());
                continue;
            }
            BigDecimal effective = exposure.direction() == (proposal.isBuy() ? 1 : -1)
                    ? rho.get()
                    : rho.get().negate();
            if (highest == null || effective.compareTo(highest) > 0) {
                highest = effective;
                with = (exposure.direction() > 0 ? "long " : "short ") + exposure.base();
            }
        }
        if (highest != null) {
            proposal.compares(highest, limits.limit(), "correlation");
        }
        return above(highest, with, limits).or(() -> missing(proposal, missing, limits));
    }

    private static Optional<BigDecimal> rho(Proposal proposal, String other) {
        String own = proposal.instrument().baseAsset();
        return own.equals(other) ? Optional.of(BigDecimal.ONE) : proposal.view().correlation(own, other);
    }

    private static Optional<Refusal> above(@Nullable BigDecimal highest, String with, CorrelationLimits limits) {
        if (highest == null || highest.compareTo(limits.limit()) <= 0) {
            return Optional.empty();
        }
        String text = "it moves with what is held, " + with + ": correlation " + Text.number(highest) + " > "
                + Text.number(limits.limit());
        return Optional.of(Refusal.of(ReasonCode.CORRELATION_LIMIT, highest, limits.limit(), null, text));
    }

    private static Optional<Refusal> missing(Proposal proposal, Set<String> missing, CorrelationLimits limits) {
        if (missing.isEmpty() || limits.missing() == Policy.ALLOW) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.CORRELATION_DATA_MISSING,
                "how alike " + proposal.instrument().baseAsset() + " and " + String.join(", ", missing)
                        + " move is not known: fewer than " + limits.minSamples() + " common returns of "
                        + limits.interval().toMinutes() + " minutes, or one of them does not move"));
    }
}
