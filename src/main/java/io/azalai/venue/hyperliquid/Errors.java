package io.azalai.venue.hyperliquid;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueException.Details;
import io.azalai.venue.hyperliquid.ErrorTable.Row;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of refused actions become errors, by {@link ErrorTable} (hyperliquid.md section 3.6). */
final class Errors {

    private static final Pattern QUOTED_ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final String MODIFY_PREFIX = "error placing new order during modify:";
    private static final int LONGEST_TEXT = 500;

    private Errors() {}

    /** Where in the answer the text stood. */
    enum Level {
        /** The whole action was refused. */
        ACTION,
        /** One order or cancel of it was. */
        STATUS,
        /** The socket said so. */
        SOCKET
    }

    /**
     * The error of a text. It is certain that the action had no effect; after {@link VenueException#EARLIER_RAN} an
     * earlier one with the same nonce had.
     *
     * @param account who acted
     * @return of an amendment whose old order is cancelled although the new one is refused: with code
     *     {@link Amend#OLD_ORDER_GONE}, whatever the reason
     */
    static VenueException of(String operation, Level level, String text, Credentials account) {
        String words = text.toLowerCase(Locale.ROOT);
        int modify = words.indexOf(MODIFY_PREFIX);
        Optional<Row> found = ErrorTable.find(modify < 0 ? words : words.substring(modify + MODIFY_PREFIX.length()));
        if (modify >= 0) {
            Details gone = details(operation, Amend.OLD_ORDER_GONE, text, Outcome.REJECTED);
            return found.map(row -> row.kind().exception(gone)).orElseGet(() -> new OrderRejectedException(gone));
        }
        if (found.isEmpty()) {
            Details details = details(operation, null, text, Outcome.REJECTED);
            return level == Level.STATUS ? new OrderRejectedException(details) : new VenueException(details);
        }
        Row row = found.get();
        return switch (row.kind()) {
            case MUST_DEPOSIT -> mustDeposit(operation, row, text, account);
            case UNKNOWN_SIGNER ->
                new AuthenticationException(
                        details(operation, row.code(), text + signerHint(text, account), Outcome.REJECTED));
            case AUTHENTICATION, RATE_LIMIT, BALANCE, SYMBOL, NOT_FOUND, REJECTED, UNAVAILABLE, GENERIC ->
                row.kind().exception(details(operation, row.code(), text, Outcome.REJECTED));
        };
    }

    /** Details of this venue, the text cut to a readable length. */
    static Details details(String operation, @Nullable String code, String text, Outcome outcome) {
        String readable = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return new Details(Hyperliquid.NAME, operation, code, readable, outcome);
    }

    private static VenueException mustDeposit(String operation, Row row, String text, Credentials account) {
        String signer = account.key().address();
        boolean neverFunded = !account.signsByAgent() && signer.equals(quotedAddress(text));
        return neverFunded
                ? new InsufficientBalanceException(details(operation, row.code(), text, Outcome.REJECTED))
                : new AuthenticationException(
                        details(operation, row.code(), text + signerHint(text, account), Outcome.REJECTED));
    }

    private static String signerHint(String text, Credentials account) {
        String quoted = quotedAddress(text);
        if (quoted.equals(account.key().address())) {
            return " (the key of account '" + account.alias() + "' is not approved, or no longer)";
        }
        return quoted.equals(account.address())
                ? " (the agent key of account '" + account.alias() + "' was replaced or revoked)"
                : " (the venue recovered another signer than ours: wrong network or wrong message)";
    }

    private static String quotedAddress(String text) {
        Matcher matcher = QUOTED_ADDRESS.matcher(text);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }
}
