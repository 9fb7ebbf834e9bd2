package io.azalai.venue;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.CollateralMode;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for an account, with its key.
 *
 * @param <R> what comes back
 */
public sealed interface AccountRequest<R> extends VenueRequest<R>
        permits TradeRequest, SettingRequest, AccountRequest.Read {

    /** Alias of the account. */
    String account();

    /**
     * A question that changes nothing that is traded.
     *
     * @param <R> what comes back
     */
    sealed interface Read<R> extends AccountRequest<R> {
        @Override
        default Lane lane() {
            return Lane.ACCOUNT;
        }
    }

    /** What is asked of one market, or of several that one answer tells together ({@link OpenVenue#toldTogether}). */
    interface OfMarkets {

        /** One or more. */
        Set<Market> markets();

        /**
         * The only one.
         *
         * @throws IllegalStateException when there are several
         */
        default Market market() {
            if (markets().size() != 1) {
                throw new IllegalStateException("one market must be asked of, was " + markets());
            }
            return markets().iterator().next();
        }
    }

    /** Balances in one market. */
    record ReadBalances(String account, Market market) implements Read<List<Balance>> {}

    /** Equity and margin in one market. */
    record ReadSummary(String account, Market market) implements Read<AccountSummary> {}

    /** All positions, and as of when those are flat that are not named. */
    record ReadPositions(String account) implements Read<PositionSnapshot> {}

    /**
     * Open orders.
     *
     * @param lane of an account's reading, or of the cancel that waits for it
     */
    record ReadOpenOrders(String account, Set<Market> markets, Lane lane) implements Read<List<Order>>, OfMarkets {
        public ReadOpenOrders {
            markets = Set.copyOf(markets);
        }

        /** In the lane of an account's reading. */
        public ReadOpenOrders(String account, Set<Market> markets) {
            this(account, markets, Lane.ACCOUNT);
        }

        public ReadOpenOrders(String account, Market market) {
            this(account, Set.of(market));
        }
    }

    /** One order, by the client id the venue knows or, when that is null, by the venue's id. */
    record ReadOrder(
            String account,
            Listing listing,
            @Nullable String venueClientOrderId,
            @Nullable String orderId) implements Read<Order> {}

    /**
     * Own fills at or after an instant, a page of them. {@code listing} is needed by venues that ask per symbol, and
     * null means all of the markets elsewhere.
     *
     * @param lane of an account's reading, or of a caller who reads the past
     */
    record ReadFills(
            String account, Set<Market> markets, @Nullable Listing listing, Instant since, Lane lane)
            implements Read<Page<Fill>>, OfMarkets {
        public ReadFills {
            markets = Set.copyOf(markets);
        }

        /** In the lane of an account's reading. */
        public ReadFills(String account, Set<Market> markets, @Nullable Listing listing, Instant since) {
            this(account, markets, listing, since, Lane.ACCOUNT);
        }

        public ReadFills(String account, Market market, @Nullable Listing listing, Instant since) {
            this(account, Set.of(market), listing, since);
        }

        /** The same for another page. */
        public ReadFills from(Instant next) {
            return new ReadFills(account, markets, listing, next, lane);
        }
    }

    /**
     * What came in or left from an instant to another, both included, a week back at most; {@code until} is null when
     * nothing is too late. A transfer between own ledgers is a flow of each, so that together they come to nothing.
     */
    record ReadFlows(
            String account,
            Set<Market> markets,
            Instant since,
            @Nullable Instant until) implements Read<FlowPage>, OfMarkets {
        public ReadFlows {
            markets = Set.copyOf(markets);
        }

        /** Up to the present. */
        public ReadFlows(String account, Set<Market> markets, Instant since) {
            this(account, markets, since, null);
        }

        /** Of one market, up to the present. */
        public ReadFlows(String account, Market market, Instant since) {
            this(account, Set.of(market), since, null);
        }

        /** The same of another time. */
        public ReadFlows within(Instant from, @Nullable Instant to) {
            return new ReadFlows(account, markets, from, to);
        }
    }

    /** Who the venue takes the account's address for, where it knows addresses. */
    record ReadAddressRole(String account) implements Read<AddressRole> {}

    /** What the account was worth and gained over several spans of time up to now. */
    record ReadWorthHistory(String account) implements Read<List<WorthHistory>> {}

    /** How soon positions are closed for the gains of others, of one listing or, when that is null, of all. */
    record ReadDeleverageRanks(String account, @Nullable Listing listing) implements Read<List<DeleverageRank>> {}

    /** What the account's key may do. */
    record ReadKeyRights(String account) implements Read<KeyRights> {}

    /**
     * When an agent's key ends, where its rights leave that open; empty when the venue does not tell, or not before its
     * private streams have told ({@link OpenVenue#announcesKeyEnd}).
     */
    record ReadKeyExpiry(String account) implements Read<Optional<Instant>> {}

    /**
     * Opens, or keeps alive, the private stream of an account where the venue wants a key for it; answers the key.
     *
     * @param keepAlive the key that is kept alive and nothing else; null to open a stream, or to go on with what is
     *     open
     */
    record UserStreamKey(
            String account, Market market, @Nullable String keepAlive) implements Read<String> {
        @Override
        public Lane lane() {
            return Lane.REDUCE;
        }

        /** A reading's: what closes a position waits behind no key. */
        @Override
        public Lane threads() {
            return Lane.ACCOUNT;
        }

        /** Without the key, which opens the stream to whoever has it. */
        @Override
        public String toString() {
            return "UserStreamKey[" + account + ", " + market + "]";
        }
    }

    /**
     * Orders of any state that were placed or changed at or after an instant, each once, as it stands now; {@code
     * listing} is needed by venues that ask per symbol, and null means all of the market elsewhere.
     *
     * @param lane as of {@link ReadFills}
     */
    record ReadOrderHistory(
            String account, Market market, @Nullable Listing listing, Instant since, Lane lane)
            implements Read<Page<Order>> {
        /** In the lane of an account's reading. */
        public ReadOrderHistory(String account, Market market, @Nullable Listing listing, Instant since) {
            this(account, market, listing, since, Lane.ACCOUNT);
        }

        /** The same for another page. */
        public ReadOrderHistory from(Instant next) {
            return new ReadOrderHistory(account, market, listing, next, lane);
        }
    }

    /**
     * Funding paid and received at or after an instant, of one listing or, when that is null, of all.
     *
     * @param lane as of {@link ReadFills}
     */
    record ReadFundingPayments(String account, @Nullable Listing listing, Instant since, Lane lane)
            implements Read<Page<FundingPayment>> {
        /** In the lane of an account's reading. */
        public ReadFundingPayments(String account, @Nullable Listing listing, Instant since) {
            this(account, listing, since, Lane.ACCOUNT);
        }

        /** The same for another page. */
        public ReadFundingPayments from(Instant next) {
            return new ReadFundingPayments(account, listing, next, lane);
        }
    }

    /**
     * Perpetuals that trades booked something for at or after an instant; told by venues that tell fills by symbol
     * only.
     */
    record ReadTradedListings(String account, Instant since) implements Read<Page<Listing>> {
        /** The same for another page. */
        public ReadTradedListings from(Instant next) {
            return new ReadTradedListings(account, next);
        }
    }

    /** What the account pays for trades there. */
    record ReadFees(String account, Listing listing) implements Read<FeeRates> {}

    /**
     * How much is used of what the venue limits, by its own count: of the account, or of the address it is called from.
     */
    record ReadLimits(String account) implements Read<List<LimitState>> {}

    /** Whether a symbol has one position or two. */
    record ReadPositionMode(String account) implements Read<PositionMode> {}

    /** What backs the account's perpetuals. */
    record ReadCollateralMode(String account) implements Read<CollateralMode> {}

    /** Leverage and margin mode of a perpetual, also without a position; an order may wait for it. */
    record ReadLeverage(String account, Listing listing) implements Read<LeverageSetting> {
        @Override
        public Lane lane() {
            return Lane.PLACE;
        }
    }

    /** The most leverage by venue symbol, where instruments do not tell it; later instruments carry it. */
    record ReadLeverageLimits(String account) implements Read<Map<String, Integer>> {}

    /**
     * Orders the venue works off over time, running and ended, newest first.
     *
     * @param lane as of {@link ReadOpenOrders}
     */
    record ReadTwaps(String account, Lane lane) implements Read<List<Twap>> {
        /** In the lane of an account's reading. */
        public ReadTwaps(String account) {
            this(account, Lane.ACCOUNT);
        }
    }
}
