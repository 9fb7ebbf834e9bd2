package io.azalai.simulator.hyperliquid;

/** A body whose shape is wrong: answered with 422 before anything else (section 3.1). */
final class UnreadableException extends RuntimeException {
    UnreadableException(String detail) {
        super(detail);
    }
}
