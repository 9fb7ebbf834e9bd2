package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** A frame that means nothing to us. The caller counts it, logs it once per kind with a sample, and goes on. */
public final class UnreadableFrameException extends Exception {

    private final String kind;

    /** Of a kind such as {@code not-json}, {@code unknown-channel}, {@code bad-number}, with what was found. */
    public UnreadableFrameException(String kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong, in one kebab-case word from a small set. */
    public String kind() {
        return kind;
    }
}
