package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/**
 * Who a venue takes an account's address for.
 *
 * @param address the one that is read and traded for
 * @param owner whose agent or sub-account it is; null of others
 * @param objection why it is not what the configuration takes it for; null when it is
 */
public record AddressRole(
        String address,
        Kind kind,
        @Nullable String owner,
        @Nullable Objection objection) {

    /**
     * Whether nothing may be traded under it: other than one that the venue does not know yet, it never comes right.
     */
    public boolean isWrong() {
        return objection != null && kind != Kind.MISSING;
    }

    /**
     * What is wrong with it.
     *
     * @param field the key of the configuration that holds it
     */
    public record Objection(String field, String what, String cure) {

        @Override
        public String toString() {
            return field + " " + what + ": " + cure;
        }
    }

    /** What an address can be. */
    public enum Kind {
        /** An account with money of its own. */
        USER,
        /** A key that acts for an account and holds nothing. */
        AGENT,
        SUB_ACCOUNT,
        VAULT,
        /** Never seen by the venue. */
        MISSING,
        /** A word of the venue's that we do not know. */
        OTHER
    }
}
