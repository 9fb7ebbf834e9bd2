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
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.aster.ErrorTable.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The venue's codes become errors, by {@link ErrorTable} (aster.md section 5). */
final class Errors {

    /** Of every failed signature of a wallet, and of much else (aster.md section 2.4). */
    private static final int UNKNOWN_FAILURE = -1000;

    private static final String NO_AGENT =
            "write as user the wallet that holds the money, and as private_key that of an agent it has approved";

    private Errors() {}

    /** The error of what an answer says, if it is one: what is as it was asked to be is none. */
    static Optional<VenueException> of(VenueRequest<?> request, HttpReply reply, Refusal refusal, Waits waits) {
        Kind kind = kind(request, refusal);
        boolean done = kind == Kind.UNCHANGED || (kind == Kind.DUPLICATE && request instanceof Transfer);
        return done ? Optional.empty() : Optional.of(exception(kind, request, reply, refusal, waits));
    }

    /** Whether it says that clocks differ, so that the venue's should be read again. */
    static boolean isClock(VenueException failure) {
        return failure.code() != null && (means(Kind.CLOCK, failure.code()) || saysNonceIsFar(failure.text()));
    }

    /** So it is worded, with a code that nobody has written down, if with one at all (aster.md section 2.4). */
    static boolean saysNonceIsFar(String text) {
        return text.contains("NONCE_FAR_AWAY_FROM_NOW");
    }

    /** What was refused because clocks differ. */
    static VenueException clock(VenueRequest<?> request, String code, String text) {
        return new AuthenticationException(hint(
                new VenueException.Details(Aster.NAME, request.operation(), code, text, Outcome.REJECTED),
                "this machine's clock differs from the venue's; it is being compared again"));
    }

    /** Whether it says that the key of a private stream is no more. */
    static boolean isStreamKey(VenueException failure) {
        return failure.code() != null && means(Kind.STREAM_KEY, failure.code());
    }

    private static boolean means(Kind kind, String code) {
        return ErrorTable.of(number(code)).filter(kind::equals).isPresent();
    }

    /** What a code means for a request. */
    static Kind kind(VenueRequest<?> request, Refusal refusal) {
        if (saysNonceIsFar(refusal.text)) {
            return Kind.CLOCK;
        }
        String text = refusal.text.toLowerCase(Locale.ROOT);
        Kind kind = ErrorTable.of(refusal.code).orElseGet(() -> byRange(refusal.code));
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

    private static VenueException exception(
            Kind kind, VenueRequest<?> request, HttpReply reply, Refusal refusal, Waits waits) {
        VenueException.Details details = new VenueException.Details(
                Aster.NAME,
                request.operation(),
                Integer.toString(refusal.code),
                HttpErrors.text(refusal, reply),
                Outcome.REJECTED);
        return switch (kind) {
            case AUTHENTICATION ->
                new AuthenticationException(refusal.code == UNKNOWN_FAILURE ? hint(details, NO_AGENT) : details);
            case CLOCK -> clock(request, Integer.toString(refusal.code), HttpErrors.text(refusal, reply));
            case STREAM_KEY -> new AuthenticationException(hint(details, "another key is being asked for"));
            case RATE_LIMIT -> HttpErrors.rateLimit(request, reply, refusal, waits);
            case BALANCE -> new InsufficientBalanceException(details);
            case SYMBOL -> new InvalidSymbolException(details);
            case ORDER_NOT_FOUND -> new OrderNotFoundException(details);
            case REJECTED, REJECTED_OR_BALANCE, REJECTED_IF_ORDER -> new OrderRejectedException(details);
            case UNAVAILABLE -> new VenueUnavailableException(details);
            case UNKNOWN -> HttpErrors.unknown(request, Integer.toString(refusal.code), refusal.text);
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
