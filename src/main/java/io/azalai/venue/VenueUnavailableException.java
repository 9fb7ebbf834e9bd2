package io.azalai.venue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue cannot be reached or does not work; reads may be tried again. */
public final class VenueUnavailableException extends VenueException {

    /** Null when nothing was answered; not part of what is serialized. */
    private final transient @Nullable Page<?> readable;

    public VenueUnavailableException(Details details) {
        this(details, (Throwable) null);
    }

    /** With what is known and what caused it. */
    public VenueUnavailableException(Details details, @Nullable Throwable cause) {
        super(details, cause);
        this.readable = null;
    }

    /** The answer came, with rows that cannot be read; with those that can. */
    public VenueUnavailableException(Details details, List<?> readable) {
        this(details, Page.last(readable));
    }

    /** The same where the answer is a page of several. */
    public VenueUnavailableException(Details details, Page<?> readable) {
        super(details);
        this.readable = readable;
    }

    /** The same with other details. */
    public VenueUnavailableException with(Details details) {
        return readable == null
                ? new VenueUnavailableException(details)
                : new VenueUnavailableException(details, readable);
    }

    /** The same with other rows, which are all. */
    public VenueUnavailableException with(List<?> rows) {
        return new VenueUnavailableException(new Details(venue(), operation(), code(), text(), outcome()), rows);
    }

    /** Whether the answer came, and some of its rows cannot be read. */
    public boolean isPartly() {
        return readable != null;
    }

    /** What could be read of the answer, and where the next page begins; null when nothing was answered. */
    public @Nullable Page<?> page() {
        return readable;
    }

    /** The rows of the answer that could be read, where others could not; empty when nothing was answered. */
    public <T> List<T> readable(Class<T> kind) {
        return readable == null
                ? List.of()
                : readable.rows().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .toList();
    }

    /** The rows that came with a failure, whatever it is. */
    public static <T> List<T> readable(Throwable failure, Class<T> kind) {
        return failure instanceof VenueUnavailableException partly ? partly.readable(kind) : List.of();
    }
}
