package io.azalai.venue.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.azalai.venue.UnreadableFrameException;
import java.math.BigDecimal;

/**
 * Reads the JSON of a hot frame value by value in one pass, and makes a text or a number only of what is asked for.
 * What it passes over must be JSON too (RFC 8259), but for the escapes in its texts; what follows the end is left
 * alone. It fails with {@code truncated} where the frame ends early and with {@code not-json} or {@code bad-shape}
 * where it is otherwise than it must be. Confined to one decoding.
 */
public final class FrameReader {

    private static final int DEEPEST = 100;
    private static final int MOST_IN_A_LONG = 18;

    private final String frame;
    private final char[] text;
    private final Names names;
    private int at;
    private int depth;
    private boolean first;

    private String name = "";
    private JsonToken value = JsonToken.NOT_AVAILABLE;
    private int begin;
    private int from;
    private int to;
    private boolean escaped;
    private long counted;

    /** Of a frame of which fields of these names are read. */
    public FrameReader(String frame, Names names) {
        this.frame = frame;
        this.text = frame.toCharArray();
        this.names = names;
    }

    /** Reads the value the frame is; an object or array is entered. */
    public JsonToken open() throws UnreadableFrameException {
        return read();
    }

    /** Whether another field follows in the object; then its value is read, and an object or array is entered. */
    public boolean nextField() throws UnreadableFrameException {
        if (!follows('}')) {
            return false;
        }
        if (text[at] != '"') {
            throw malformed(at);
        }
        begin = at;
        value = string();
        name = escaped ? text() : names.at(text, from, to);
        if (peek() != ':') {
            throw malformed(at);
        }
        at++;
        read();
        return true;
    }

    /** Whether another value follows in the array; then it is read, and an object or array is entered. */
    public boolean nextElement() throws UnreadableFrameException {
        if (!follows(']')) {
            return false;
        }
        read();
        return true;
    }

    /** Reads the next value of the array, which must follow. */
    public JsonToken element() throws UnreadableFrameException {
        Frames.require(nextElement(), "an array is too short");
        return value;
    }

    /** Fails when another value follows in the array. */
    public void endArray() throws UnreadableFrameException {
        Frames.require(!nextElement(), "an array is too long");
    }

    /** Fails unless the value is an object, which is entered. */
    public void object() throws UnreadableFrameException {
        Frames.enter(value, JsonToken.START_OBJECT);
    }

    /** Fails unless the value is an array, which is entered. */
    public void array() throws UnreadableFrameException {
        Frames.enter(value, JsonToken.START_ARRAY);
    }

    /** The name of the field; empty when it is none that is read. */
    public String name() {
        return name;
    }

    /** What the value is: the token it begins with. */
    public JsonToken value() {
        return value;
    }

    /** The value as text: of a string what it says, of other scalars their spelling. */
    public String text() throws UnreadableFrameException {
        Frames.require(value.isScalarValue(), "no text: " + value);
        if (!escaped) {
            return frame.substring(from, to);
        }
        try {
            return WireMapper.MAPPER.readValue(frame.substring(begin, at), String.class);
        } catch (JsonProcessingException notJson) {
            throw Frames.unreadable(notJson);
        }
    }

    /** The value as text; one of these words is found without making a text of it. */
    public String text(Names words) throws UnreadableFrameException {
        String word = value == JsonToken.VALUE_STRING && !escaped ? words.at(text, from, to) : "";
        return word.isEmpty() ? text() : word;
    }

    /** Whether the value is a string without letters. */
    public boolean isBlank() {
        return value == JsonToken.VALUE_STRING && from == to;
    }

    /** The value as a decimal, its scale as it was sent, quoted or not. */
    public BigDecimal decimal() throws UnreadableFrameException {
        Decimals.requireNumber(value);
        return escaped ? Decimals.of(text()) : Decimals.of(text, from, to - from);
    }

    /** The value as a whole number, which must not be quoted. */
    public long whole() {
        if (value != JsonToken.VALUE_NUMBER_INT) {
            throw new NumberFormatException("no whole number: " + value);
        }
        if (text[from] == '-' || to - from > MOST_IN_A_LONG) {
            return Long.parseLong(frame, from, to, 10);
        }
        return counted;
    }

    /** Passes over what is left of the object or array that was entered; a scalar is passed already. */
    public void skip() throws UnreadableFrameException {
        if (value == JsonToken.START_OBJECT) {
            while (nextField()) {
                skip();
            }
        } else if (value == JsonToken.START_ARRAY) {
            while (nextElement()) {
                skip();
            }
        }
    }

    /** The whole value as it was sent, of which nothing has been read yet; it is passed. */
    public String raw() throws UnreadableFrameException {
        int start = begin;
        skip();
        return frame.substring(start, at);
    }

    /** Whether another field or value follows, at which reading stands then; otherwise the object or array is left. */
    private boolean follows(char end) throws UnreadableFrameException {
        char letter = peek();
        if (letter == end) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (letter != ',') {
                throw malformed(at);
            }
            at++;
            if (peek() == end) {
                throw malformed(at);
            }
        }
        first = false;
        return true;
    }

    private JsonToken read() throws UnreadableFrameException {
        char letter = peek();
        begin = at;
        escaped = false;
        value = switch (letter) {
            case '"' -> string();
            case '{' -> enter(JsonToken.START_OBJECT);
            case '[' -> enter(JsonToken.START_ARRAY);
            case 't' -> word("true", JsonToken.VALUE_TRUE);
            case 'f' -> word("false", JsonToken.VALUE_FALSE);
            case 'n' -> word("null", JsonToken.VALUE_NULL);
            default -> number();
        };
        return value;
    }

    private JsonToken enter(JsonToken start) throws UnreadableFrameException {
        at++;
        first = true;
        if (++depth > DEEPEST) {
            throw new UnreadableFrameException("not-json", "more than " + DEEPEST + " levels", null);
        }
        return start;
    }

    private JsonToken string() throws UnreadableFrameException {
        escaped = false;
        from = at + 1;
        for (int i = from; i < text.length; i++) {
            char letter = text[i];
            if (letter == '"') {
                to = i;
                at = i + 1;
                return JsonToken.VALUE_STRING;
            } else if (letter == '\\') {
                escaped = true;
                i++;
            } else if (letter < ' ') {
                throw malformed(i);
            }
        }
        throw malformed(text.length);
    }

    private JsonToken word(String word, JsonToken meaning) throws UnreadableFrameException {
        for (int i = 0; i < word.length(); i++) {
            if (at + i == text.length || text[at + i] != word.charAt(i)) {
                throw malformed(at + i);
            }
        }
        return scalar(at + word.length(), meaning);
    }

    private JsonToken number() throws UnreadableFrameException {
        int start = text[at] == '-' ? at + 1 : at;
        int end = digits(start);
        if (end > start + 1 && text[start] == '0') {
            throw malformed(start);
        }
        JsonToken kind = JsonToken.VALUE_NUMBER_INT;
        if (isAt(end, '.', '.')) {
            kind = JsonToken.VALUE_NUMBER_FLOAT;
            end = digits(end + 1);
        }
        if (isAt(end, 'e', 'E')) {
            kind = JsonToken.VALUE_NUMBER_FLOAT;
            end = digits(isAt(end + 1, '+', '-') ? end + 2 : end + 1);
        }
        return scalar(end, kind);
    }

    private JsonToken scalar(int end, JsonToken kind) {
        from = at;
        to = end;
        at = end;
        return kind;
    }

    /** Where digits end, of which there must be one; it keeps what they count, as far as a long holds it. */
    private int digits(int start) throws UnreadableFrameException {
        long count = 0;
        int end = start;
        while (end < text.length && text[end] >= '0' && text[end] <= '9') {
            count = count * 10 + (text[end] - '0');
            end++;
        }
        if (end == start) {
            throw malformed(end);
        }
        counted = count;
        return end;
    }

    private boolean isAt(int place, char one, char other) {
        return place < text.length && (text[place] == one || text[place] == other);
    }

    /** The next letter that is no space. */
    private char peek() throws UnreadableFrameException {
        while (at < text.length) {
            char letter = text[at];
            if (letter > ' ' || (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t')) {
                return letter;
            }
            at++;
        }
        throw malformed(at);
    }

    private UnreadableFrameException malformed(int place) {
        return place >= text.length
                ? new UnreadableFrameException("truncated", "the frame ends early", null)
                : new UnreadableFrameException("not-json", "'" + text[place] + "' at " + place, null);
    }
}
