package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A venue's matching engine: price-time priority books, orders that work or wait, and accounts with a spot wallet and
 * margin wallets that positions share or have collateral from. Everybody's orders meet in the same book, the seeded
 * market's too. Safe for many threads: one lock, held while listeners hear of an operation.
 */
public final class Engine {

    /** Account that takes over what a liquidation leaves. */
    public static final String BACKSTOP = Liquidator.BACKSTOP;

    private final ReentrantLock lock = new ReentrantLock();
    private final Happenings happenings = new Happenings();
    private final Settlement settlement = new Settlement();
    private final Registry registry;
    private final Matcher matcher;
    private final Intake intake;
    private final Treasury treasury;
    private final Liquidator liquidator;

    /** An engine without accounts but {@link #BACKSTOP}, each book empty and each price at 1. */
    public Engine(Clock clock, List<Product> products, ReduceOnlyLife reduceOnly, MarginTerms margin) {
        registry = new Registry(clock, products, margin);
        matcher = new Matcher(registry, settlement, happenings, reduceOnly);
        intake = new Intake(registry, matcher, happenings);
        treasury = new Treasury(registry, happenings);
        liquidator = new Liquidator(registry, matcher, happenings);
        openUnlimited(BACKSTOP);
    }

    /** Adds a listener; it hears what happens from now on. */
    public void listen(EngineListener listener) {
        happenings.listen(listener);
    }

    /** Lists one more product, unless there is one of its symbol. */
    public void list(Product product) {
        in(() -> registry.list(product));
    }

    /** What is listed, in the order given. */
    public List<Product> products() {
        return registry.markets().stream().map(market -> market.product).toList();
    }

    /** A product by its exact symbol. */
    public Optional<Product> product(String symbol) {
        return registry.lists(symbol) ? Optional.of(registry.market(symbol).product) : Optional.empty();
    }

    /**
     * Opens an account.
     *
     * @param spot first spot balances by asset
     * @param margin first margin money
     * @throws IllegalStateException when it exists
     */
    public void open(String account, Map<String, BigDecimal> spot, BigDecimal margin) {
        in(() -> registry.open(new Account(account, false, spot, margin)));
    }

    /** Opens an account whose orders are never refused for lack of money nor announced: the synthetic market's. */
    public void openUnlimited(String account) {
        in(() -> registry.open(new Account(account, true, Map.of(), BigDecimal.ZERO)));
    }

    /** Whether the account exists. */
    public boolean knows(String account) {
        return in(() -> registry.knows(account));
    }

    /** An account, seen from its first margin wallet. @throws IllegalArgumentException when none has that name */
    public AccountView account(String account) {
        return account(account, "");
    }

    /** State of an account, seen from one of its margin wallets. */
    public AccountView account(String account, String pool) {
        return in(() -> registry.appraisal().of(registry.account(account), pool));
    }

    /** The same, but of an account whose wallets are one only what this wallet's products take from it. */
    public AccountView part(String account, String pool) {
        return in(() -> registry.appraisal().part(registry.account(account), pool));
    }

    /** Mark at which a position is liquidated while all other prices stay; empty when none above zero is. */
    public Optional<BigDecimal> liquidationPrice(String account, OpenPosition position) {
        return in(() -> registry.appraisal().liquidationPrice(registry.account(account), position));
    }

    /** Leverage setting of an account for a perpetual; 20 or the product's maximum if lower, until set. */
    public int leverage(String account, String symbol) {
        return margin(account, symbol).leverage();
    }

    /** Leverage and mode of an account for a perpetual. */
    public MarginSetting margin(String account, String symbol) {
        return in(() -> registry.account(account).setting(registry.market(symbol).product));
    }

    /** Sets leverage and mode. */
    public MarginResult setMargin(String account, String symbol, MarginSetting setting) {
        return in(() -> treasury.set(registry.account(account), registry.market(symbol).product, setting));
    }

    /** Adds to the collateral of an isolated position, or takes from it when negative. */
    public MarginResult adjustMargin(String account, String symbol, PositionSide leg, BigDecimal amount) {
        return in(() -> treasury.adjust(
                registry.account(account), registry.market(symbol).product, new PositionKey(symbol, leg), amount));
    }

    /**
     * Brings money into an account or takes it out: a spot balance, or margin of the perpetual market.
     *
     * @param amount negative takes out
     * @return false, and nothing happens, when less is free
     */
    public boolean move(String account, Market market, String asset, BigDecimal amount) {
        Purse purse = market == Market.SPOT ? Purse.spot(account, asset) : Purse.margin(account, asset);
        return amount.signum() < 0 ? move(purse, null, amount.negate()) : move(null, purse, amount);
    }

    /** Moves money between purses, null being outside; false, and nothing done, when so much is not free. */
    public boolean move(@Nullable Purse from, @Nullable Purse to, BigDecimal amount) {
        return in(() -> treasury.move(from, to, amount));
    }

    /** Sells from a purse and brings what that pays into another; false, and nothing done, when it is not free. */
    public boolean exchange(Purse sold, BigDecimal amount, Purse bought, BigDecimal proceeds) {
        return in(() -> treasury.exchange(sold, amount, bought, proceeds));
    }

    /** What of a purse may be spent or taken out. */
    public BigDecimal free(Purse purse) {
        return in(() -> treasury.free(purse));
    }

    /**
     * Lets the spot balance of every margin asset be its margin too, or sets wallets apart again; false, and nothing
     * done, when positions or orders of perpetuals live on what would be spot's alone.
     */
    public boolean share(String account, boolean together) {
        return in(() -> treasury.share(registry.account(account), together));
    }

    /** Lets assets on spot count as margin for a part of their worth; none is an empty map. */
    public void pledge(String account, Map<String, BigDecimal> rates) {
        in(() -> {
            registry.account(account).pledge(rates);
            return account;
        });
    }

    /** Checks, matches and, if it may rest, books an order; a conditional one waits. */
    public Placement place(NewOrder request) {
        return in(() -> intake.place(request));
    }

    /**
     * Places an entry with exits that wait until it is filled whole, and of which one fill ends the others. A refused
     * entry has no exits: they end with it.
     */
    public List<Placement> placeBracket(NewOrder entry, List<NewOrder> exits) {
        return in(() -> intake.placeBracket(entry, exits));
    }

    /** Why one of several orders would be refused if they came now, one after another; empty when none would be. */
    public Optional<EndReason> refusal(List<NewOrder> requests) {
        return in(() -> intake.refusal(requests));
    }

    /** Places orders of which one fill ends the others; one that is refused does not keep the others away. */
    public List<Placement> placeSiblings(List<NewOrder> requests) {
        return in(() -> intake.placeSiblings(requests));
    }

    /** Books an order as refused by a rule of the venue's that stands before matching, so that it can be asked for. */
    public VenueOrder refuse(NewOrder request, EndReason reason) {
        return in(() -> intake.refuse(request, reason));
    }

    /** Gives an open order another size (filled part included) and limit, not another number; empty if not open. */
    public Optional<Amendment> amend(String account, long orderId, BigDecimal quantity, @Nullable BigDecimal price) {
        return in(() -> Optional.ofNullable(registry.account(account).open.get(orderId))
                .map(order -> intake.amend(order, quantity, price)));
    }

    /** Gives an order that waits for a price another one to wait for; empty when it does not wait. */
    public Optional<VenueOrder> rearm(String account, long orderId, Trigger trigger) {
        return in(() -> Optional.ofNullable(registry.account(account).open.get(orderId))
                .filter(order -> !order.isWorking())
                .map(order -> intake.rearm(order, trigger)));
    }

    /** Cancels an open order of that account; empty when it is not open or not theirs. */
    public Optional<VenueOrder> cancel(String account, long orderId) {
        return cancel(account, orderId, EndReason.CANCELED_BY_OWNER);
    }

    /** Cancels an open order for a reason of the venue's. */
    public Optional<VenueOrder> cancel(String account, long orderId, EndReason reason) {
        return in(() -> Optional.ofNullable(registry.account(account).open.get(orderId))
                .map(order -> {
                    matcher.end(order, registry.market(order.product.symbol()), reason);
                    return order.view();
                }));
    }

    /** Open orders of an account, oldest first. */
    public List<VenueOrder> openOrders(String account) {
        return in(() -> views(registry.account(account).open));
    }

    /** How many orders of an account are open. */
    public int openCount(String account) {
        return in(() -> registry.account(account).open.size());
    }

    /** All orders of an account, refused ones included, oldest first. */
    public List<VenueOrder> orders(String account) {
        return in(() -> views(registry.account(account).history));
    }

    private static List<VenueOrder> views(Map<Long, LiveOrder> orders) {
        return orders.values().stream().map(LiveOrder::view).toList();
    }

    /** An order of an account by the engine's id. */
    public Optional<VenueOrder> order(String account, long orderId) {
        return in(() -> Optional.ofNullable(registry.account(account).history.get(orderId))
                .map(LiveOrder::view));
    }

    /** The newest order of an account with that client order id. */
    public Optional<VenueOrder> order(String account, String clientOrderId) {
        return in(() -> Optional.ofNullable(
                        registry.account(account).byClientOrderId.get(clientOrderId))
                .map(LiveOrder::view));
    }

    /** Fills of an account, oldest first. */
    public List<Execution> executions(String account) {
        return in(() -> List.copyOf(registry.account(account).executions));
    }

    /** Funding payments of an account, oldest first. */
    public List<FundingPaid> fundingPayments(String account) {
        return in(() -> List.copyOf(registry.account(account).fundingPayments));
    }

    /** The book, at most {@code depth} levels a side. */
    public BookView book(String symbol, int depth) {
        return in(() -> registry.market(symbol).book.view(depth, registry.clock.instant()));
    }

    /** Newest trades first, at most {@code limit}; the last 1000 are kept. */
    public List<Match> trades(String symbol, int limit) {
        return in(() -> registry.market(symbol).trades.stream().limit(limit).toList());
    }

    /** Prices and 24 hour figures. */
    public Statistics statistics(String symbol) {
        return in(() -> registry.statistics(symbol));
    }

    /** Pays the funding of one interval, which ended then, on every position, at index price and the current rate. */
    public void settleFunding(FundingTerms terms, Instant time) {
        settleFunding(terms, time, symbol -> true);
    }

    /** The same on the positions in some products. */
    void settleFunding(FundingTerms terms, Instant time, Predicate<String> symbols) {
        in(() -> {
            treasury.settleFunding(terms, time, symbols);
            tell(); // positions that it leaves without margin change for another cause
            registry.markets().forEach(liquidator::look);
            return terms;
        });
    }

    /** Looks at, or changes, what the engine holds, as one operation. */
    <T> T within(Function<Registry, T> operation) {
        return in(() -> operation.apply(registry));
    }

    /** New prices, with what follows for conditional orders and thin margins; announces them. */
    void reprice(String symbol, Consumer<MarketState> prices) {
        in(() -> {
            MarketState market = registry.market(symbol);
            prices.accept(market);
            intake.fireTriggers();
            liquidator.look(market);
            Statistics now = registry.statistics(symbol);
            happenings.add(listener -> listener.priced(now));
            return now;
        });
    }

    /** What the venue has earned, by asset. */
    public Map<String, BigDecimal> collectedFees() {
        return in(settlement::collected);
    }

    /** Does several things as one operation. */
    public void together(Runnable steps) {
        in(() -> {
            steps.run();
            return steps;
        });
    }

    private <T> T in(Supplier<T> operation) {
        lock.lock();
        try {
            T result = operation.get();
            if (lock.getHoldCount() == 1) {
                intake.fireTriggers();
                tell();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        Instant now = registry.clock.instant();
        for (MarketState market : registry.markets()) {
            market.book.takeChange(now).ifPresent(change -> happenings.add(listener -> listener.bookChanged(change)));
        }
        happenings.tell();
    }
}
