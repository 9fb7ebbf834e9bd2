package io.azalai.venue.aster;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.aster.Errors.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a reply, by its HTTP status first and then by the venue's code in it (aster.md section 5). What is
 * no definite refusal leaves a write's outcome unknown.
 */
final class HttpErrors {

    private static final int LONGEST_TEXT = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(3);
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})");

    private static final Pattern PER_MINUTE = Pattern.compile("per (1 )?MINUTE", Pattern.CASE_INSENSITIVE);
    private static final int TOO_MANY_ORDERS = -1015;

    /** Too much was sent; 418 for so long that the address is banned. */
    private static final Set<Integer> LIMITED = Set.of(429, 418);

    /** What is certain without a code of the venue's. */
    private static final Map<Integer, Function<VenueException.Details, VenueException>> BY_STATUS = Map.of(
            401, AuthenticationException::new,
            403, VenueUnavailableException::new,
            404, VenueException::new);

    private HttpErrors() {}

    /** What a reply complains of; empty when it is a success. */
    static Optional<VenueException> of(VenueRequest<?> request, HttpReply reply) {
        Refusal refusal = Refusal.of(reply.body());
        boolean success = reply.status() / 100 == 2;
        if (success && (refusal == null || refusal.code() >= 0)) {
            return Optional.empty();
        }
        if (LIMITED.contains(reply.status())) {
            return Optional.of(rateLimit(request, reply, refusal));
        }
        if (reply.status() / 100 == 5) {
            return Optional.of(unknown(request, code(refusal, reply), text(refusal, reply)));
        }
        if (refusal == null) {
            return Optional.of(byStatus(request, reply));
        }
        return Errors.of(request, reply, refusal);
    }

    /** A reply that cannot be read: of a write nobody can tell what it did. */
    static VenueException unreadable(VenueRequest<?> request, HttpReply reply) {
        return unknown(request, "UNREADABLE", "unreadable answer: " + text(null, reply));
    }

    /** Rows of an answer to a read cannot be read, of which this is the first; those that can go with it. */
    static VenueUnavailableException unreadable(VenueRequest<?> request, String row, List<?> readable) {
        return new VenueUnavailableException(
                new VenueException.Details(
                        Aster.NAME, request.operation(), "UNREADABLE", "unreadable row: " + cut(row), Outcome.UNKNOWN),
                readable);
    }

    /** Nobody can tell what a write did; a read had no effect in any case. */
    static VenueException unknown(VenueRequest<?> request, String code, String text) {
        VenueException.Details details =
                new VenueException.Details(Aster.NAME, request.operation(), code, text, Outcome.UNKNOWN);
        return request.isWrite() ? new OutcomeUnknownException(details) : new VenueUnavailableException(details);
    }

    private static VenueException byStatus(VenueRequest<?> request, HttpReply reply) {
        VenueException.Details details = new VenueException.Details(
                Aster.NAME, request.operation(), code(null, reply), text(null, reply), Outcome.REJECTED);
        Function<VenueException.Details, VenueException> certain = BY_STATUS.get(reply.status());
        return certain == null ? unreadable(request, reply) : certain.apply(details);
    }

    /** Too much was sent: how long to send nothing. */
    static RateLimitException rateLimit(VenueRequest<?> request, HttpReply reply, @Nullable Refusal refusal) {
        return new RateLimitException(
                new VenueException.Details(
                        Aster.NAME, request.operation(), code(refusal, reply), text(refusal, reply), Outcome.REJECTED),
                pause(reply, refusal));
    }

    /**
     * As long as the venue says, else to the end of the interval: that of orders which its text names, a minute of
     * weight.
     */
    private static Duration pause(HttpReply reply, @Nullable Refusal refusal) {
        String told = reply.headers().getOrDefault("retry-after", "").strip();
        Matcher banned = BANNED_UNTIL.matcher(reply.body());
        Instant now = reply.receivedAt();
        Duration pause;
        if (told.matches("\\d{1,9}")) {
            pause = Duration.ofSeconds(Long.parseLong(told));
        } else if (banned.find()) {
            pause = Duration.between(now, Instant.ofEpochMilli(Long.parseLong(banned.group(1))));
        } else {
            long interval = interval(refusal).toMillis();
            pause = Duration.ofMillis(interval - Math.floorMod(now.toEpochMilli(), interval));
        }
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return bounded.isNegative() ? Duration.ZERO : bounded;
    }

    private static Duration interval(@Nullable Refusal refusal) {
        boolean ofSeconds = refusal != null
                && refusal.code() == TOO_MANY_ORDERS
                && !PER_MINUTE.matcher(refusal.text()).find();
        return ofSeconds ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
    }

    private static String code(@Nullable Refusal refusal, HttpReply reply) {
        return refusal == null ? "HTTP_" + reply.status() : Integer.toString(refusal.code());
    }

    /** What the venue says, or else the body, cut to a readable length. */
    static String text(@Nullable Refusal refusal, HttpReply reply) {
        return cut(refusal == null ? reply.body().strip() : refusal.text());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }
}
