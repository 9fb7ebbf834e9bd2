package io.azalai.trade;

import io.azalai.venue.OpenVenue;

/**
 * What is configured as an account and is none at its venue, or not one that its key acts for.
 *
 * @param key of the configuration, from its top: {@code exchanges.hyperliquid.account_address}
 * @param what the venue takes it for, never a secret
 * @param cure what would be right
 */
public record WrongAccount(OpenVenue venue, String key, String what, String cure) {

    @Override
    public String toString() {
        return key + ": " + what + "; " + cure;
    }
}
