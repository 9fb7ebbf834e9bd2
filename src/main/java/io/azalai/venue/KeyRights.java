package io.azalai.venue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account's key may do, as far as the venue tells.
 *
 * @param objection why the venue does not take the key for the account, with the cure; null when it takes it
 * @param tradeSpot null when the venue does not tell
 * @param tradePerp null when the venue does not tell
 * @param withdraw null when the venue does not tell
 * @param onlyFrom addresses it is taken from, blank for all; null when the venue does not tell
 * @param validUntil null when it does not end, or the venue does not tell it here
 */
public record KeyRights(
        Kind kind,
        @Nullable String objection,
        @Nullable Boolean tradeSpot,
        @Nullable Boolean tradePerp,
        @Nullable Boolean withdraw,
        @Nullable String onlyFrom,
        @Nullable Instant validUntil) {

    /** Whose key it is. */
    public enum Kind {
        /** The wallet's that holds the money: it may do everything. */
        OWN,
        /** Of another wallet, which that one has approved. */
        AGENT,
        /** Made at the venue, with a secret. */
        API
    }

    /** The wallet's own key. */
    public static KeyRights own(@Nullable String objection) {
        return new KeyRights(Kind.OWN, objection, true, true, true, null, null);
    }

    /** The key of an agent that the venue does not take. */
    public static KeyRights refused(String objection) {
        return new KeyRights(Kind.AGENT, objection, null, null, null, null, null);
    }
}
