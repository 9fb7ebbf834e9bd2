package io.azalai.simulator.aster;

/** Which proof an endpoint wants (aster.md section 2.1). */
enum Security {
    NONE,
    /** The key header with V1, nothing with V3. */
    MARKET_DATA,
    /** The key header alone with V1, a full signature with V3. */
    USER_STREAM,
    /** A full signature. */
    SIGNED,
    /** A full signature with the nonce of an earlier request. */
    GUARDED,
    /** The main wallet's signature of a form of its own. */
    MANAGED;

    /** Whether an account's own signature is asked for, other than for agents and builders. */
    boolean isBusiness() {
        return switch (this) {
            case NONE, MARKET_DATA, MANAGED -> false;
            case USER_STREAM, SIGNED, GUARDED -> true;
        };
    }
}
