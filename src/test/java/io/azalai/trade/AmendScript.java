package io.azalai.trade;

/** What becomes of an amendment that arrives. */
enum AmendScript {
    /** The order keeps its id. */
    KEEP_ID,
    /** The same, and the answer is lost. */
    KEEP_AND_CUT,
    /** Another order takes its place under the same client id. */
    NEW_ID,
    /** The same, and the answer is lost. */
    NEW_ID_AND_CUT,
    /** The same, and it is refused for the nonce it had the first time. */
    NEW_ID_AND_SENT_TWICE,
    /** It never arrives and the answer is lost. */
    LOSE,
    /** It is refused. */
    REFUSE,
    /** It is refused, and the order is gone. */
    REFUSE_AND_CANCEL,
    /** The same, and the refusal says so. */
    SAY_GONE;

    /** Whether its answer is lost. */
    boolean cuts() {
        return this == KEEP_AND_CUT || this == NEW_ID_AND_CUT || this == LOSE;
    }
}
