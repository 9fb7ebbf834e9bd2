package io.azalai.decode;

import io.azalai.model.Event;
import io.azalai.venue.Outcome;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a line tells. Confined to one line.
 *
 * @param errors what is wrong with single orders of a batch, by their place in it
 * @param note why it tells no event though it is known, or what is read because of it; null where neither is so
 */
record Told(
        List<Event> events,
        SortedMap<Integer, Fault> errors,
        @Nullable String note) {

    static Told nothing() {
        return new Told(new ArrayList<>(), new TreeMap<>(), null);
    }

    static Told nothing(String note) {
        return of(List.of(), note);
    }

    Told noted(String what) {
        return new Told(events, errors, what);
    }

    static Told of(List<Event> events, @Nullable String note) {
        return new Told(events, new TreeMap<>(), note);
    }

    /**
     * An error as it is printed.
     *
     * @param outcome null where the line or a frame is at fault
     * @param code null where a venue gives none
     * @param text null where nothing more is known
     */
    record Fault(
            String type,
            @Nullable Outcome outcome,
            @Nullable String code,
            @Nullable String text) {

        private static final String BAD_LINE = "BAD_LINE";

        /** Of a line that is none, or that lacks what it must say. */
        static Fault ofLine(@Nullable String text) {
            return new Fault("IllegalArgumentException", null, BAD_LINE, text);
        }

        static Fault of(VenueException refused) {
            return new Fault(refused.getClass().getSimpleName(), refused.outcome(), refused.code(), refused.text());
        }

        static Fault of(UnreadableFrameException unreadable) {
            return new Fault("UnreadableFrameException", null, unreadable.kind(), unreadable.getMessage());
        }

        boolean isOfLine() {
            return BAD_LINE.equals(code);
        }
    }
}
