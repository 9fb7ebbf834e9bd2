package io.azalai.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should know (telegram-ui.md section 4).
 *
 * @param severity how bad it is
 * @param kind dotted name such as {@code order.filled}: what notifications are switched by
 * @param scope what it is about, for merging repeats: {@code venue|symbol|reason}
 * @param text facts, plain text, no markup
 * @param state whether it begins or has ended
 * @param count how many happenings it speaks of, 1 or more
 * @param venue name of the venue concerned; null when it concerns none
 * @param symbol canonical symbol concerned; null when it concerns no one instrument
 */
public record Alert(
        Severity severity,
        String kind,
        String scope,
        String text,
        State state,
        long count,
        @Nullable String venue,
        @Nullable String symbol,
        Instant timestamp)
        implements Event {

    /** One that begins and concerns no venue. */
    public static Alert raised(Severity severity, String kind, String scope, String text, Instant at) {
        return new Alert(severity, kind, scope, text, State.RAISED, 1, null, null, at);
    }

    /** One that has ended and concerns no venue. */
    public static Alert cleared(Severity severity, String kind, String scope, String text, Instant at) {
        return new Alert(severity, kind, scope, text, State.CLEARED, 1, null, null, at);
    }

    /** The same of a venue unless it is null, and of one instrument there unless its symbol is. */
    public Alert concerning(@Nullable String venueName, @Nullable String canonicalSymbol) {
        return new Alert(severity, kind, scope, text, state, count, venueName, canonicalSymbol, timestamp);
    }

    /** Where an alert is in its life. */
    public enum State {
        RAISED,
        CLEARED
    }

    @Override
    public Dataset dataset() {
        return Dataset.ALERT;
    }

    @Override
    public String key() {
        return kind + "|" + scope;
    }
}
