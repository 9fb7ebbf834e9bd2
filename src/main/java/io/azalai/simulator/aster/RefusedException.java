package io.azalai.simulator.aster;

/** A request that the venue refuses with {@code {"code","msg"}}; answered, never logged. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    RefusedException(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** HTTP status. */
    int status() {
        return status;
    }

    /** Negative code of aster.md section 5.2. */
    int code() {
        return code;
    }
}
