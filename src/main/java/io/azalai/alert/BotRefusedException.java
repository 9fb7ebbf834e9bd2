package io.azalai.alert;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Bot API answered with an error, or not at all. Never holds the address, which holds the token. */
public final class BotRefusedException extends IOException {

    private final int status;
    private final @Nullable Duration retryAfter;

    /** With the HTTP status, 0 when there was no answer, and how long to wait when the API said so. */
    BotRefusedException(int status, String text, @Nullable Duration retryAfter) {
        super("Telegram " + (status == 0 ? "gave no answer: " : "answered " + status + ": ") + text);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** How long to wait before the next message, when told. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
