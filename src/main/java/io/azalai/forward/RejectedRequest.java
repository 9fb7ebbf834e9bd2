package io.azalai.forward;

/** An order request that cannot be taken for one: sent again as it is, it fares no better. */
final class RejectedRequest extends IllegalArgumentException {

    private final Reason reason;

    /** What is wrong with it (downstream.md section 7, DLQ). */
    enum Reason {
        SCHEMA,
        UNSUPPORTED,
        AUTH,
        INTERNAL
    }

    RejectedRequest(Reason reason, String text) {
        super(text);
        this.reason = reason;
    }

    /** Why a request could not be carried out. */
    static Reason reason(Exception failure) {
        if (failure instanceof RejectedRequest rejected) {
            return rejected.reason;
        }
        return failure instanceof IllegalArgumentException ? Reason.SCHEMA : Reason.INTERNAL;
    }
}
