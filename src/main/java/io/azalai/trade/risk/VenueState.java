package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue as the gate sees it.
 *
 * @param enabled whether the configuration uses it: what stands on a disabled venue counts nowhere
 * @param outage why no orders can be sent; null when they can
 * @param userStreamUp whether fills and order states arrive
 * @param discord why positions and open orders are not known to agree with the venue's, for people: of which account,
 *     and what differs or is waited for; null when they agree
 */
public record VenueState(
        String venue,
        boolean enabled,
        @Nullable String outage,
        boolean userStreamUp,
        @Nullable String discord,
        List<AccountState> accounts) {

    public VenueState {
        accounts = List.copyOf(accounts);
    }

    /** What all accounts here are worth in USD; empty when one of them is unknown; zero where there are none. */
    public Optional<BigDecimal> equity() {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountState account : accounts) {
            Standing standing = account.standing();
            if (standing == null) {
                return Optional.empty();
            }
            sum = sum.add(standing.equity());
        }
        return Optional.of(sum);
    }
}
