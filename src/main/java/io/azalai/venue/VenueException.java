package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/** A request to a venue failed. Itself the generic case; the subtypes say more. */
public sealed class VenueException extends RuntimeException
        permits AuthenticationException,
                RateLimitException,
                InsufficientBalanceException,
                InvalidSymbolException,
                OrderNotFoundException,
                OrderRejectedException,
                RiskRejectedException,
                VenueUnavailableException,
                OutcomeUnknownException {

    /**
     * Code of a refusal because an earlier request has used the nonce: this one was not executed, the earlier one was,
     * and it may have been the same, sent twice on its way.
     */
    public static final String EARLIER_RAN = "DUPLICATE_NONCE";

    /** Our code of a refusal because the venue has no such call, or not for that symbol, market or key. */
    public static final String NOT_SUPPORTED = "NOT_SUPPORTED";

    /** Our code where the venue has such a call, and the machine of its that was asked does not serve it. */
    public static final String NOT_SERVED = "NOT_SERVED";

    /** Our code of a refusal because nobody was there to trade with at the price. */
    public static final String NO_LIQUIDITY = "NO_LIQUIDITY";

    /** Our code of a refusal because the request lacks what the venue must be told. */
    public static final String INCOMPLETE = "INCOMPLETE";

    private final Details details;

    /** The generic case. */
    public VenueException(Details details) {
        this(details, null);
    }

    /** The generic case with what caused it. */
    public VenueException(Details details, @Nullable Throwable cause) {
        super(
                details.venue() + " " + details.operation() + ": "
                        + (details.code() == null ? "" : details.code() + " ") + details.text(),
                cause);
        this.details = details;
    }

    public String venue() {
        return details.venue();
    }

    /** What was tried: {@code place}, {@code cancel}, {@code balances}. */
    public String operation() {
        return details.operation();
    }

    /** The venue's code, or ours in capitals; null when it gave none. */
    public @Nullable String code() {
        return details.code();
    }

    public String text() {
        return details.text();
    }

    /** What is known about the request's fate. */
    public Outcome outcome() {
        return details.outcome();
    }

    /** Whether the venue has no such call, so that asking again is of no use. */
    public boolean isNotSupported() {
        return NOT_SUPPORTED.equals(details.code());
    }

    /** Whether the machine that was asked does not serve the call, of which the text says what does instead. */
    public boolean isNotServed() {
        return NOT_SERVED.equals(details.code());
    }

    /** Whether the venue was not asked, for it must be told more. */
    public boolean isIncomplete() {
        return INCOMPLETE.equals(details.code());
    }

    /** Details of something that never left. */
    public static Details notSent(String venue, String operation, String code, String text) {
        return new Details(venue, operation, code, text, Outcome.NOT_SENT);
    }

    /**
     * What every error carries.
     *
     * @param code null when the venue gave none
     * @param text the venue's words, without secrets, at most a few hundred characters
     */
    public record Details(
            String venue, String operation, @Nullable String code, String text, Outcome outcome) {}
}
