package io.azalai.forward;

import com.fasterxml.jackson.core.JsonGenerator;
import io.azalai.model.BookPart;
import io.azalai.model.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields the way of downstream.md section 3: decimals as plain text with their scale, times in milliseconds,
 * what is unknown not at all. Confined to one event.
 */
final class JsonFields {

    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    JsonFields text(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            write(() -> json.writeStringField(name, value.toString()));
        }
        return this;
    }

    JsonFields decimal(String name, @Nullable BigDecimal value) {
        if (value != null) {
            write(() -> json.writeStringField(name, value.toPlainString()));
        }
        return this;
    }

    JsonFields whole(String name, @Nullable Number value) {
        if (value != null) {
            write(() -> json.writeNumberField(name, value.longValue()));
        }
        return this;
    }

    JsonFields flag(String name, boolean value) {
        write(() -> json.writeBooleanField(name, value));
        return this;
    }

    JsonFields time(String name, @Nullable Instant value) {
        if (value != null) {
            write(() -> json.writeNumberField(name, value.toEpochMilli()));
        }
        return this;
    }

    /** Words in the order of the alphabet; nothing when there are none. */
    JsonFields texts(String name, Collection<?> values) {
        if (!values.isEmpty()) {
            write(() -> {
                json.writeArrayFieldStart(name);
                for (String text :
                        values.stream().map(Object::toString).sorted().toList()) {
                    json.writeString(text);
                }
                json.writeEndArray();
            });
        }
        return this;
    }

    JsonFields levels(String name, List<Level> levels) {
        write(() -> {
            json.writeArrayFieldStart(name);
            for (Level level : levels) {
                json.writeStartArray();
                json.writeString(level.price().toPlainString());
                json.writeString(level.quantity().toPlainString());
                json.writeEndArray();
            }
            json.writeEndArray();
        });
        return this;
    }

    /** The parts of a composed book; nothing when there are none. */
    JsonFields parts(String name, List<BookPart> parts) {
        if (!parts.isEmpty()) {
            write(() -> {
                json.writeArrayFieldStart(name);
                for (BookPart part : parts) {
                    json.writeStartObject();
                    text("source", part.source()).time("timestamp", part.timestamp());
                    whole("bids", part.bids()).whole("asks", part.asks());
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }
        return this;
    }

    JsonFields object(String name, Runnable fields) {
        write(() -> json.writeObjectFieldStart(name));
        fields.run();
        write(json::writeEndObject);
        return this;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
