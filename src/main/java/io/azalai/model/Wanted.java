package io.azalai.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something is to be read from a venue, for the first time or again. It stays inside the process: flows that read from
 * venues take it from {@code feed:wanted} and choose by {@link #word()}; no topic, file or door ever shows it.
 */
public sealed interface Wanted extends Event {

    /** What is wanted, in kebab case: header {@code wanted} of an exchange. */
    String word();

    /** Why, for people. */
    String reason();

    @Override
    String venue();

    @Override
    default Dataset dataset() {
        return Dataset.WANTED;
    }

    /**
     * A snapshot of a book, to build it on or to compare it with.
     *
     * @param listing whose book it is
     * @param reason why, for people
     * @param timestamp when that was noticed
     */
    record Book(Listing listing, String reason, Instant timestamp) implements Wanted {

        public static final String WORD = Dataset.ORDER_BOOK.kebab();

        /** The most levels of a side that a snapshot tells; one with as many may have more. */
        public static final int LEVELS = 1_000;

        /** How many levels of a side are to be read. */
        public int levels() {
            return LEVELS;
        }

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public String venue() {
            return listing.venue();
        }

        @Override
        public Listing where() {
            return listing;
        }

        @Override
        public String key() {
            return WORD + "|" + listing.key();
        }
    }

    /**
     * A venue's own candles of a listing up to now.
     *
     * @param purpose how long they are and what they are for
     * @param listing what was traded
     * @param since when the first of them began
     * @param reason why, for people
     * @param timestamp when that was noticed: what the venue tells of later is not missed
     */
    record Bars(Purpose purpose, Listing listing, Instant since, String reason, Instant timestamp) implements Wanted {

        /** How long they are and what they are for. */
        public enum Purpose {
            /** Minutes, of which candles are made that have begun before us or lack trades. */
            CANDLE_MINUTES,
            /** Hours, of which the longer candles of days before are made. */
            CANDLE_HOURS,
            /** Hours, in which a ticker finds the highest and lowest price of its day. */
            TICKER_HOURS
        }

        @Override
        public String word() {
            return kebab(purpose);
        }

        @Override
        public String venue() {
            return listing.venue();
        }

        @Override
        public Listing where() {
            return listing;
        }

        @Override
        public String key() {
            return word() + "|" + listing.key();
        }
    }

    /**
     * Something of an account, of which its stream told only that it is another now.
     *
     * @param part which part of it
     * @param venue name of the venue
     * @param account alias of the account
     * @param listing the instrument concerned; null when it is the whole account
     * @param reason why, for people
     * @param timestamp when the venue said so, or we noticed
     */
    record OfAccount(
            Part part,
            String venue,
            String account,
            @Nullable Listing listing,
            String reason,
            Instant timestamp) implements Wanted {

        /** Which part of an account. */
        public enum Part {
            /** Balances of the perpetuals' wallet. */
            BALANCES,
            /** What funding cost or brought. */
            FUNDING_PAYMENTS,
            /** Leverage and modes, whoever changed them: of a listing, or of the whole account without one. */
            SETTINGS,
            /** Orders, fills, positions and balances: any of them may have been in what could not be read. */
            EVERYTHING
        }

        @Override
        public String word() {
            return kebab(part);
        }

        @Override
        public @Nullable Listing where() {
            return listing;
        }

        @Override
        public String key() {
            String whole = word() + "|" + venue + "|" + account;
            return listing == null ? whole : whole + "|" + listing.symbol();
        }
    }

    private static String kebab(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
