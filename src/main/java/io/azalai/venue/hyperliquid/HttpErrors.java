package io.azalai.venue.hyperliquid;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * HTTP statuses become errors (hyperliquid.md section 1.1). What is no definite refusal leaves the outcome unknown; a
 * read may be asked again.
 */
final class HttpErrors {

    private static final int OK = 200;
    private static final String JSON = "application/json";

    /** Refusals that are certain, and what we call them: the body was not understood, or not let in. */
    private static final Map<Integer, Row> DEFINITE = Map.of(
            400, Row.BAD_REQUEST,
            401, Row.BLOCKED,
            403, Row.BLOCKED,
            404, Row.BAD_REQUEST,
            405, Row.BAD_REQUEST,
            415, Row.BAD_REQUEST,
            422, new Row("BAD_REQUEST", (told, details) -> unreadable(told.request, details)),
            429,
                    new Row(
                            ErrorTable.ALL_LIMITED,
                            (told, details) -> new RateLimitException(details, told.waits.after(told.reply))));

    /** What a certain refusal is called, and what it becomes. */
    private record Row(String code, BiFunction<Told, VenueException.Details, VenueException> error) {

        static final Row BAD_REQUEST = new Row("BAD_REQUEST", (told, details) -> new VenueException(details));
        static final Row BLOCKED = new Row("BLOCKED", (told, details) -> new AuthenticationException(details));
    }

    private record Told(VenueRequest<?> request, HttpReply reply, Waits waits) {}

    private HttpErrors() {}

    /** The error of a reply's status, or of a page in place of an answer; empty when it is fine. */
    static Optional<VenueException> of(VenueRequest<?> request, HttpReply reply, Waits waits) {
        int status = reply.status();
        String type = reply.headers().getOrDefault("content-type", JSON);
        String text = "HTTP " + status + " " + reply.body();
        if (status == OK) {
            return type.contains(JSON)
                    ? Optional.empty()
                    : Optional.of(noAnswer(request, type + " in place of an answer: " + text, null));
        }
        Row certain = DEFINITE.get(status);
        if (certain == null) {
            return Optional.of(noAnswer(request, text, null));
        }
        VenueException.Details details = Errors.details(request.operation(), certain.code, text, Outcome.REJECTED);
        return Optional.of(certain.error.apply(new Told(request, reply, waits), details));
    }

    /** No answer, or one that cannot be read: nobody can tell what a write did. */
    static VenueException noAnswer(VenueRequest<?> request, String text, @Nullable Throwable cause) {
        return request.isWrite()
                ? new OutcomeUnknownException(
                        Errors.details(request.operation(), "NO_ANSWER", text, Outcome.UNKNOWN), cause)
                : new VenueUnavailableException(
                        Errors.details(request.operation(), "NO_ANSWER", text, Outcome.UNKNOWN), cause);
    }

    /**
     * Where a coin is all that a request varies in, it is what the venue does not know. Not so of trades: only listed
     * coins are asked for, and nodes without an index of trades answer so whatever the coin (section 2.3).
     */
    private static VenueException unreadable(VenueRequest<?> request, VenueException.Details details) {
        if (request instanceof MarketRequest.ReadTrades trades) {
            return new VenueUnavailableException(Errors.details(
                    details.operation(),
                    VenueException.NOT_SERVED,
                    "this node does not serve recentTrades, so the past trades of "
                            + trades.listing().symbol()
                            + " cannot be asked for: take the stream of trades, which begins with the last ones, or write"
                            + " another node as base_url (" + details.text() + ")",
                    details.outcome()));
        }
        return request instanceof MarketRequest.ReadBook
                ? new InvalidSymbolException(details)
                : new VenueException(details);
    }

    /** The same as 429, which some refusals of actions say in words (section 3.6). */
    static RateLimitException limited(VenueException refused, HttpReply reply, Waits waits) {
        return new RateLimitException(
                Errors.details(refused.operation(), refused.code(), refused.text(), refused.outcome()),
                waits.after(reply),
                refused);
    }
}
