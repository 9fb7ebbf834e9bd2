package io.azalai.venue.aster;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.Page;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.aster.Errors.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a reply, by its HTTP status first and then by the venue's code in it (aster.md section 5). What is
 * no definite refusal leaves a write's outcome unknown.
 */
final class HttpErrors {

    private static final int LONGEST_TEXT = 200;

    /** Too much was sent; 418 for so long that the address is banned. */
    private static final Set<Integer> LIMITED = Set.of(429, 418);

    /** What is certain without a code of the venue's. */
    private static final Map<Integer, Function<VenueException.Details, VenueException>> BY_STATUS = Map.of(
            401, AuthenticationException::new,
            403, VenueUnavailableException::new,
            404, VenueException::new);

    private HttpErrors() {}

    /** What a reply complains of; empty when it is a success. */
    static Optional<VenueException> of(VenueRequest<?> request, HttpReply reply, Waits waits) {
        Refusal refusal = Refusal.of(reply.body());
        boolean success = reply.status() / 100 == 2;
        if (success && (refusal == null || refusal.code() >= 0)) {
            return Optional.empty();
        }
        if (LIMITED.contains(reply.status())) {
            return Optional.of(rateLimit(request, reply, refusal, waits));
        }
        if (reply.status() / 100 == 5) {
            return Optional.of(unknown(request, code(refusal, reply), text(refusal, reply)));
        }
        if (refusal == null && Errors.saysNonceIsFar(reply.body())) {
            return Optional.of(Errors.clock(request, code(null, reply), text(null, reply)));
        }
        if (refusal == null) {
            return Optional.of(byStatus(request, reply));
        }
        return Errors.of(request, reply, refusal, waits);
    }

    /** A reply that cannot be read: of a write nobody can tell what it did. */
    static VenueException unreadable(VenueRequest<?> request, HttpReply reply) {
        return unknown(request, "UNREADABLE", "unreadable answer: " + text(null, reply));
    }

    /** Rows of an answer to a read cannot be read, of which this is the first; those that can go with it. */
    static VenueUnavailableException unreadable(VenueRequest<?> request, String row, Page<?> readable) {
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
    static RateLimitException rateLimit(
            VenueRequest<?> request, HttpReply reply, @Nullable Refusal refusal, Waits waits) {
        return new RateLimitException(
                new VenueException.Details(
                        Aster.NAME, request.operation(), code(refusal, reply), text(refusal, reply), Outcome.REJECTED),
                waits.after(reply, refusal));
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
