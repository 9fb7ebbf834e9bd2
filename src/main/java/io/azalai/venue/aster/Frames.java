package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.azalai.venue.UnreadableFrameException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What frames of all streams share, and the kinds of what can be wrong with one: {@code not-json}, {@code truncated},
 * {@code unknown-channel}, {@code unknown-symbol}, {@code unknown-state}, {@code bad-shape}, {@code bad-number}.
 */
final class Frames {

    private Frames() {}

    /** Whether another field follows in the object; fails when the frame ends instead. */
    static boolean nextField(JsonParser parser) throws IOException, UnreadableFrameException {
        return nextToken(parser) == JsonToken.FIELD_NAME;
    }

    /** The next token; fails when the frame ends instead. */
    static JsonToken nextToken(JsonParser parser) throws IOException, UnreadableFrameException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new UnreadableFrameException("truncated", "the frame ends early", null);
        }
        return token;
    }

    /** Fails unless the token is the wanted one. */
    static void enter(@Nullable JsonToken found, JsonToken wanted) throws UnreadableFrameException {
        if (found != wanted) {
            throw new UnreadableFrameException("bad-shape", "wanted " + wanted + ", found " + found, null);
        }
    }

    /** The value, which must have come. */
    static <T> T present(@Nullable T value, String field) throws UnreadableFrameException {
        if (value == null) {
            throw new UnreadableFrameException("bad-shape", "no " + field, null);
        }
        return value;
    }

    static UnreadableFrameException unknownChannel(@Nullable String event) {
        return new UnreadableFrameException("unknown-channel", "event " + event, null);
    }

    /** What it means that a frame could not be parsed. */
    static UnreadableFrameException unreadable(IOException failure) {
        String kind = "not-json";
        if (failure instanceof JsonEOFException) {
            kind = "truncated";
        } else if (failure instanceof InputCoercionException || failure instanceof InvalidFormatException) {
            kind = "bad-number";
        } else if (failure instanceof MismatchedInputException) {
            kind = "bad-shape";
        }
        return new UnreadableFrameException(kind, String.valueOf(failure.getMessage()), failure);
    }
}
