package io.azalai.venue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue cannot be reached or does not work; reads may be tried again. */
public final class VenueUnavailableException extends VenueException {

    /** Not part of what is serialized. */
    private final transient List<?> readable;

    public VenueUnavailableException(Details details) {
        this(details, List.of());
    }

    /** With what is known and what caused it. */
    public VenueUnavailableException(Details details, @Nullable Throwable cause) {
        super(details, cause);
        this.readable = List.of();
    }

    /** The answer came, with rows that cannot be read; with those that can. */
    public VenueUnavailableException(Details details, List<?> readable) {
        super(details);
        this.readable = List.copyOf(readable);
    }

    /** The same with other details. */
    public VenueUnavailableException with(Details details) {
        return new VenueUnavailableException(details, readable);
    }

    /** The rows of the answer that could be read, where others could not; empty when nothing was answered. */
    public <T> List<T> readable(Class<T> kind) {
        return readable.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
