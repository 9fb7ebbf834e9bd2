package io.azalai.simulator.hyperliquid;

/** A whole action is refused: {@code "status":"err"} with this text. */
final class RefusedException extends RuntimeException {
    RefusedException(String text) {
        super(text);
    }
}
