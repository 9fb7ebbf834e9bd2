package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.aster.ErrorTable.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What went wrong, by HTTP status and by the venue's code (aster.md section 5). */
final class Errors {

    private static final int LONGEST_TEXT = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(3);
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})");

    private Errors() {}

    /** What a reply complains of; empty when it is a success. */
    static Optional<VenueException> of(VenueRequest<?> request, HttpReply reply) {
        Refusal refusal = Refusal.of(reply.body());
        boolean success = reply.status() / 100 == 2;
        if (success && (refusal == null || refusal.code >= 0)) {
            return Optional.empty();
        }
        if (reply.status() == 429 || reply.status() == 418) {
            return Optional.of(rateLimit(request, reply, refusal));
        }
        if (reply.status() / 100 == 5) {
            return Optional.of(unknown(request, code(refusal, reply), text(refusal, reply)));
        }
        if (refusal == null) {
            return Optional.of(byStatus(request, reply));
        }
        Kind kind = kind(request, refusal);
        boolean done = kind == Kind.UNCHANGED || (kind == Kind.DUPLICATE && request instanceof Transfer);
        return done ? Optional.empty() : Optional.of(exception(kind, request, reply, refusal));
    }

    /** Whether it says that clocks differ, so that the venue's should be read again. */
    static boolean isClock(VenueException failure) {
        return failure.code() != null
                && (ErrorTable.of(number(failure.code())) == Kind.CLOCK
                        || failure.text().contains("NONCE_FAR_AWAY_FROM_NOW"));
    }

    /** Whether it says that the key of a private stream is no more. */
    static boolean isStreamKey(VenueException failure) {
        return failure.code() != null && ErrorTable.of(number(failure.code())) == Kind.STREAM_KEY;
    }

    /** A reply that cannot be read: of a write nobody can tell what it did. */
    static VenueException unreadable(VenueRequest<?> request, HttpReply reply) {
        return unknown(request, "UNREADABLE", "unreadable answer: " + text(null, reply));
    }

    /** What a code means for a request. */
    static Kind kind(VenueRequest<?> request, Refusal refusal) {
        if (refusal.text.contains("NONCE_FAR_AWAY_FROM_NOW")) {
            return Kind.CLOCK;
        }
        String text = refusal.text.toLowerCase(Locale.ROOT);
        Kind known = ErrorTable.of(refusal.code);
        Kind kind = known == null ? byRange(refusal.code) : known;
        return switch (kind) {
            case BY_TEXT -> byText(request, text);
            case REJECTED_OR_BALANCE -> text.contains("insufficient") ? Kind.BALANCE : Kind.REJECTED;
            case REJECTED_IF_ORDER -> isOrderWrite(request) ? Kind.REJECTED : Kind.GENERIC;
            case AUTHENTICATION,
                    CLOCK,
                    STREAM_KEY,
                    RATE_LIMIT,
                    BALANCE,
                    SYMBOL,
                    ORDER_NOT_FOUND,
                    REJECTED,
                    UNAVAILABLE,
                    UNKNOWN,
                    GENERIC,
                    UNCHANGED,
                    DUPLICATE -> kind;
        };
    }

    private static Kind byText(VenueRequest<?> request, String text) {
        if (text.contains("signature") || text.contains("agent")) {
            return Kind.AUTHENTICATION;
        }
        if (text.contains("invalid symbol")) {
            return Kind.SYMBOL;
        }
        return isOrderWrite(request) ? Kind.UNKNOWN : Kind.GENERIC;
    }

    private static Kind byRange(int code) {
        return code > -1100 ? Kind.GENERIC : Kind.REJECTED_IF_ORDER;
    }

    private static boolean isOrderWrite(VenueRequest<?> request) {
        return request instanceof TradeRequest;
    }

    private static VenueException exception(Kind kind, VenueRequest<?> request, HttpReply reply, Refusal refusal) {
        VenueException.Details details = new VenueException.Details(
                Aster.NAME,
                request.operation(),
                Integer.toString(refusal.code),
                text(refusal, reply),
                Outcome.REJECTED);
        return switch (kind) {
            case AUTHENTICATION -> new AuthenticationException(details);
            case CLOCK ->
                new AuthenticationException(
                        hint(details, "this machine's clock differs from the venue's; it is being compared again"));
            case STREAM_KEY -> new AuthenticationException(hint(details, "another key is being asked for"));
            case RATE_LIMIT -> rateLimit(request, reply, refusal);
            case BALANCE -> new InsufficientBalanceException(details);
            case SYMBOL -> new InvalidSymbolException(details);
            case ORDER_NOT_FOUND -> new OrderNotFoundException(details);
            case REJECTED, REJECTED_OR_BALANCE, REJECTED_IF_ORDER -> new OrderRejectedException(details);
            case UNAVAILABLE -> new VenueUnavailableException(details);
            case UNKNOWN -> unknown(request, Integer.toString(refusal.code), refusal.text);
            case GENERIC, UNCHANGED, DUPLICATE, BY_TEXT -> new VenueException(details);
        };
    }

    private static VenueException.Details hint(VenueException.Details details, String hint) {
        return new VenueException.Details(
                details.venue(),
                details.operation(),
                details.code(),
                details.text() + " (" + hint + ")",
                details.outcome());
    }

    private static VenueException unknown(VenueRequest<?> request, String code, String text) {
        VenueException.Details details =
                new VenueException.Details(Aster.NAME, request.operation(), code, text, Outcome.UNKNOWN);
        return request.isWrite() ? new OutcomeUnknownException(details) : new VenueUnavailableException(details);
    }

    private static VenueException byStatus(VenueRequest<?> request, HttpReply reply) {
        VenueException.Details details = new VenueException.Details(
                Aster.NAME, request.operation(), code(null, reply), text(null, reply), Outcome.REJECTED);
        return switch (reply.status()) {
            case 401 -> new AuthenticationException(details);
            case 403 -> new VenueUnavailableException(details);
            case 404 -> new VenueException(details);
            default -> unreadable(request, reply);
        };
    }

    private static RateLimitException rateLimit(VenueRequest<?> request, HttpReply reply, @Nullable Refusal refusal) {
        return new RateLimitException(
                new VenueException.Details(
                        Aster.NAME, request.operation(), code(refusal, reply), text(refusal, reply), Outcome.REJECTED),
                pause(reply, refusal));
    }

    /** As long as the venue says, else to the end of the interval: ten seconds of orders, a minute of weight. */
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
            long interval = refusal != null && refusal.code == -1015 ? 10_000 : 60_000;
            pause = Duration.ofMillis(interval - Math.floorMod(now.toEpochMilli(), interval));
        }
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return bounded.isNegative() ? Duration.ZERO : bounded;
    }

    private static String code(@Nullable Refusal refusal, HttpReply reply) {
        return refusal == null ? "HTTP_" + reply.status() : Integer.toString(refusal.code);
    }

    private static String text(@Nullable Refusal refusal, HttpReply reply) {
        String text = refusal == null ? reply.body().strip() : refusal.text;
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }

    private static int number(String code) {
        return code.matches("-?\\d{1,6}") ? Integer.parseInt(code) : 0;
    }

    /** The {@code code} and {@code msg} of an answer. */
    record Refusal(int code, String text) {

        /** Null when the body is no object with a code: a success, or not the venue's own words. */
        static @Nullable Refusal of(String body) {
            if (!body.startsWith("{") || !body.contains("\"code\"")) {
                return null;
            }
            try {
                JsonNode node = Json.MAPPER.readTree(body);
                return node.path("code").asInt(0) == 0
                        ? null
                        : new Refusal(
                                node.path("code").asInt(), node.path("msg").asText(""));
            } catch (JsonProcessingException notJson) {
                return null;
            }
        }
    }
}
