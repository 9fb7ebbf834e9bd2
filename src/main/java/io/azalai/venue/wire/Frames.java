package io.azalai.venue.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.azalai.settings.JsonFault;
import io.azalai.venue.UnreadableFrameException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What reading any stream's frames needs, and the kinds of what can be wrong with one: {@code not-json},
 * {@code truncated}, {@code unknown-channel}, {@code bad-shape}, {@code bad-number}.
 */
public final class Frames {

    private Frames() {}

    /** The text of a field of the frame's object, wherever it stands in it; null when there is none. */
    public static @Nullable String textOf(String field, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return parser.getValueAsString();
            }
            parser.skipChildren();
        }
        return null;
    }

    /** The text between what stands before it and the next quote, without parsing; null when that does not occur. */
    public static @Nullable String quickText(String before, String frame) {
        int begin = frame.indexOf(before);
        int end = begin < 0 ? -1 : frame.indexOf('"', begin + before.length());
        return end < 0 ? null : frame.substring(begin + before.length(), end);
    }

    /** Refuses the frame, with what is wrong, unless the condition holds. */
    static void require(boolean holds, String otherwise) throws UnreadableFrameException {
        if (!holds) {
            throw new UnreadableFrameException("bad-shape", otherwise, null);
        }
    }

    /** Fails unless the token is the wanted one. */
    static void enter(JsonToken found, JsonToken wanted) throws UnreadableFrameException {
        if (found != wanted) {
            throw new UnreadableFrameException("bad-shape", "wanted " + wanted + ", found " + found, null);
        }
    }

    /** The value, which must have come. */
    public static <T> T present(@Nullable T value, String field) throws UnreadableFrameException {
        if (value == null) {
            throw new UnreadableFrameException("bad-shape", "no " + field, null);
        }
        return value;
    }

    /** What it means that a frame's channel or kind of event is none that is known. */
    public static UnreadableFrameException unknownChannel(@Nullable String channel) {
        return new UnreadableFrameException("unknown-channel", "channel " + channel, null);
    }

    /** What it means that a frame could not be parsed. */
    public static UnreadableFrameException unreadable(IOException failure) {
        String kind = "not-json";
        if (failure instanceof JsonEOFException) {
            kind = "truncated";
        } else if (failure instanceof InputCoercionException || failure instanceof InvalidFormatException) {
            kind = "bad-number";
        } else if (failure instanceof JsonMappingException) {
            kind = "bad-shape";
        }
        String why = failure instanceof JsonProcessingException json ? JsonFault.text(json) : failure.getMessage();
        return new UnreadableFrameException(kind, String.valueOf(why), failure);
    }
}
