package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A venue's matching engine: price-time priority books, orders, and accounts with a spot wallet and a cross-margin
 * wallet. Everybody's orders meet in the same book, the seeded market's too. Safe for many threads: one lock, held
 * while listeners hear of an operation.
 */
public final class Engine {

    /** An engine without accounts, each book empty and each index unset. */
    public Engine(Clock clock, List<Product> products) {
        throw new UnsupportedOperationException();
    }

    /** Adds a listener; it hears what happens from now on. */
    public void listen(EngineListener listener) {
        throw new UnsupportedOperationException();
    }

    /** What is listed, in the order given. */
    public List<Product> products() {
        throw new UnsupportedOperationException();
    }

    /** A product by its exact symbol. */
    public Optional<Product> product(String symbol) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens an account.
     *
     * @param spot first spot balances by asset
     * @param margin first margin money
     * @throws IllegalStateException when it exists
     */
    public void open(String account, Map<String, BigDecimal> spot, BigDecimal margin) {
        throw new UnsupportedOperationException();
    }

    /** Opens an account whose orders are never refused for lack of money: the synthetic market's. */
    public void openUnlimited(String account) {
        throw new UnsupportedOperationException();
    }

    /** Whether the account exists. */
    public boolean knows(String account) {
        throw new UnsupportedOperationException();
    }

    /** State of an account. @throws IllegalArgumentException when there is none of that name */
    public AccountView account(String account) {
        throw new UnsupportedOperationException();
    }

    /** Leverage setting of an account for a perpetual; 20 or the product's maximum if lower, until set. */
    public int leverage(String account, String symbol) {
        throw new UnsupportedOperationException();
    }

    /** Sets the leverage; false when the margin of an open position would not suffice. */
    public boolean setLeverage(String account, String symbol, int leverage) {
        throw new UnsupportedOperationException();
    }

    /** Moves margin money: positive from the spot wallet to the margin wallet. False when there is not enough. */
    public boolean transferToMargin(String account, String asset, BigDecimal amount) {
        throw new UnsupportedOperationException();
    }

    /** Checks, matches and, if it may rest, books an order. */
    public Placement place(NewOrder order) {
        throw new UnsupportedOperationException();
    }

    /** Cancels an open order of that account; empty when it is not open or not theirs. */
    public Optional<VenueOrder> cancel(String account, long orderId) {
        throw new UnsupportedOperationException();
    }

    /** Open orders of an account, oldest first. */
    public List<VenueOrder> openOrders(String account) {
        throw new UnsupportedOperationException();
    }

    /** All orders of an account, refused ones included, oldest first. */
    public List<VenueOrder> orders(String account) {
        throw new UnsupportedOperationException();
    }

    /** An order of an account by the engine's id. */
    public Optional<VenueOrder> order(String account, long orderId) {
        throw new UnsupportedOperationException();
    }

    /** The newest order of an account with that client order id. */
    public Optional<VenueOrder> order(String account, String clientOrderId) {
        throw new UnsupportedOperationException();
    }

    /** Fills of an account, oldest first. */
    public List<Execution> executions(String account) {
        throw new UnsupportedOperationException();
    }

    /** Funding payments of an account, oldest first. */
    public List<FundingPaid> fundingPayments(String account) {
        throw new UnsupportedOperationException();
    }

    /** The book, at most {@code depth} levels a side. */
    public BookView book(String symbol, int depth) {
        throw new UnsupportedOperationException();
    }

    /** Newest trades first, at most {@code limit}; the last 1000 are kept. */
    public List<Match> trades(String symbol, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Prices and 24 hour figures. */
    public Statistics statistics(String symbol) {
        throw new UnsupportedOperationException();
    }

    /** Pays one interval's funding on every position, at index price and the current rate times {@code hours}. */
    public void settleFunding(int hours) {
        throw new UnsupportedOperationException();
    }
}
