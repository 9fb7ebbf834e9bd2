package io.azalai.trade.risk;

import java.time.Duration;
import java.util.Optional;

/**
 * Check 9: every account that counts in total equity is known and fresh, and this venue's positions agree with ours
 * (risk.md section 5). What the order's own account is doubted for stops it as well. Exposure only.
 */
final class AccountsKnown implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases()) {
            return Optional.empty();
        }
        for (VenueState venue : proposal.view().venues()) {
            for (AccountState account : venue.accounts()) {
                Optional<Refusal> refusal = venue.enabled() ? refuse(venue, account, proposal) : Optional.empty();
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        String who = "account " + proposal.order().account() + " of "
                + proposal.order().venue();
        Optional<AccountState> account = proposal.account();
        if (account.isEmpty()) {
            return Optional.of(Refusal.of(ReasonCode.ACCOUNT_STATE_UNKNOWN, "there is no " + who));
        }
        String doubt = account.get().doubt();
        if (doubt != null) {
            return Optional.of(
                    Refusal.of(ReasonCode.ACCOUNT_STATE_UNKNOWN, "nothing may increase in " + who + ": " + doubt));
        }
        return proposal.venue()
                .map(VenueState::discord)
                .map(discord -> Refusal.of(
                        ReasonCode.NOT_RECONCILED, "positions and orders must agree with the venue's: " + discord));
    }

    private static Optional<Refusal> refuse(VenueState venue, AccountState account, Proposal proposal) {
        String who = "account " + account.account() + " on " + venue.venue();
        Standing standing = account.standing();
        if (standing == null) {
            return Optional.of(Refusal.of(
                    ReasonCode.ACCOUNT_STATE_UNKNOWN, "the worth of " + who + " is not known: " + account.unknown()));
        }
        Duration age = Duration.between(standing.timestamp(), proposal.view().now());
        Duration limit = proposal.limits().prices().accountStale();
        proposal.compares(Text.millis(age), Text.millis(limit), "ms");
        if (age.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ReasonCode.ACCOUNT_STATE_UNKNOWN,
                Text.millis(age),
                Text.millis(limit),
                "ms",
                "the last news of " + who + " is " + age.toMillis() + " ms old, account_stale_ms is "
                        + limit.toMillis()));
    }
}
