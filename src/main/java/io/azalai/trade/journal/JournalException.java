package io.azalai.trade.journal;

import org.jspecify.annotations.Nullable;

/** The journal cannot be opened, read or written; the text says what to do. */
public final class JournalException extends IllegalStateException {

    JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
