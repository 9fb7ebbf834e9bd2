package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A venue's matching engine: price-time priority books, orders, and accounts with a spot wallet and a cross-margin
 * wallet. Everybody's orders meet in the same book, the seeded market's too. Safe for many threads: one lock, held
 * while listeners hear of an operation.
 */
public final class Engine {

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, MarketState> markets = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Happenings happenings = new Happenings();
    private final Settlement settlement = new Settlement();
    private final Matcher matcher;
    private long orders = 1_000_000;

    /** An engine without accounts, each book empty and each price at 1. */
    public Engine(Clock clock, List<Product> products) {
        this.clock = clock;
        matcher = new Matcher(clock, settlement, happenings);
        products.forEach(product -> markets.put(product.symbol(), new MarketState(product)));
    }

    /** Adds a listener; it hears what happens from now on. */
    public void listen(EngineListener listener) {
        happenings.listen(listener);
    }

    /** What is listed, in the order given. */
    public List<Product> products() {
        return markets.values().stream().map(market -> market.product).toList();
    }

    /** A product by its exact symbol. */
    public Optional<Product> product(String symbol) {
        return Optional.ofNullable(markets.get(symbol)).map(market -> market.product);
    }

    /**
     * Opens an account.
     *
     * @param spot first spot balances by asset
     * @param margin first margin money
     * @throws IllegalStateException when it exists
     */
    public void open(String account, Map<String, BigDecimal> spot, BigDecimal margin) {
        open(new Account(account, false, spot, margin));
    }

    /** Opens an account whose orders are never refused for lack of money and never announced: the synthetic market's. */
    public void openUnlimited(String account) {
        open(new Account(account, true, Map.of(), BigDecimal.ZERO));
    }

    private void open(Account account) {
        in(() -> {
            if (accounts.putIfAbsent(account.name, account) != null) {
                throw new IllegalStateException("account " + account.name + " exists");
            }
            return account;
        });
    }

    /** Whether the account exists. */
    public boolean knows(String account) {
        return in(() -> accounts.containsKey(account));
    }

    /** State of an account. @throws IllegalArgumentException when there is none of that name */
    public AccountView account(String account) {
        return in(() -> view(trader(account)));
    }

    /** Leverage setting of an account for a perpetual; 20 or the product's maximum if lower, until set. */
    public int leverage(String account, String symbol) {
        return in(() -> trader(account).leverage(market(symbol).product));
    }

    /** Sets the leverage; false when the margin of an open position would not suffice. */
    public boolean setLeverage(String account, String symbol, int leverage) {
        return in(() -> {
            Account trader = trader(account);
            int before = trader.leverage(market(symbol).product);
            trader.leverages.put(symbol, leverage);
            AccountView after = view(trader);
            boolean enough = leverage >= before
                    || after.equity().compareTo(after.positionMargin().add(after.orderMargin())) >= 0;
            if (!enough) {
                trader.leverages.put(symbol, before);
            }
            return enough;
        });
    }

    /**
     * Brings money into an account or takes it out: a spot balance, or margin of the perpetual market.
     *
     * @param amount negative takes out
     * @return false, and nothing happens, when less is free
     */
    public boolean move(String account, Market market, String asset, BigDecimal amount) {
        return in(() -> {
            Account trader = trader(account);
            boolean moved = trader.move(market, asset, amount, view(trader));
            if (moved) {
                happenings.moved(trader, AccountChange.Cause.of(amount), Set.of(asset), Set.of());
            }
            return moved;
        });
    }

    /** Checks, matches and, if it may rest, books an order. */
    public Placement place(NewOrder request) {
        return in(() -> {
            Account trader = trader(request.account());
            MarketState market = market(request.symbol());
            LiveOrder order = new LiveOrder(++orders, request, trader, market.product, clock.instant());
            trader.remember(order);
            Optional<EndReason> refusal = Admission.refusal(order, market.book, market.mark(), () -> view(trader));
            if (refusal.isPresent()) {
                order.end(OrderStatus.REJECTED, refusal.get(), clock.instant());
                happenings.ended(order);
                return new Placement(order.view(), List.of());
            }
            happenings.accepted(order);
            List<Execution> executions = matcher.run(order, market);
            return new Placement(order.view(), executions);
        });
    }

    /** Books an order as refused by a rule of the venue's that stands before matching, so that it can be asked for. */
    public VenueOrder refuse(NewOrder request, EndReason reason) {
        return in(() -> {
            LiveOrder order = new LiveOrder(
                    ++orders, request, trader(request.account()), market(request.symbol()).product, clock.instant());
            order.account.remember(order);
            order.end(OrderStatus.REJECTED, reason, clock.instant());
            happenings.ended(order);
            return order.view();
        });
    }

    /** Cancels an open order of that account; empty when it is not open or not theirs. */
    public Optional<VenueOrder> cancel(String account, long orderId) {
        return in(() -> Optional.ofNullable(trader(account).open.get(orderId)).map(order -> {
            matcher.end(order, market(order.product.symbol()), EndReason.CANCELED_BY_OWNER);
            return order.view();
        }));
    }

    /** Open orders of an account, oldest first. */
    public List<VenueOrder> openOrders(String account) {
        return in(() -> views(trader(account).open));
    }

    /** All orders of an account, refused ones included, oldest first. */
    public List<VenueOrder> orders(String account) {
        return in(() -> views(trader(account).history));
    }

    private static List<VenueOrder> views(Map<Long, LiveOrder> orders) {
        return orders.values().stream().map(LiveOrder::view).toList();
    }

    /** An order of an account by the engine's id. */
    public Optional<VenueOrder> order(String account, long orderId) {
        return in(
                () -> Optional.ofNullable(trader(account).history.get(orderId)).map(LiveOrder::view));
    }

    /** The newest order of an account with that client order id. */
    public Optional<VenueOrder> order(String account, String clientOrderId) {
        return in(() -> Optional.ofNullable(trader(account).byClientOrderId.get(clientOrderId))
                .map(LiveOrder::view));
    }

    /** Fills of an account, oldest first. */
    public List<Execution> executions(String account) {
        return in(() -> List.copyOf(trader(account).executions));
    }

    /** Funding payments of an account, oldest first. */
    public List<FundingPaid> fundingPayments(String account) {
        return in(() -> List.copyOf(trader(account).fundingPayments));
    }

    /** The book, at most {@code depth} levels a side. */
    public BookView book(String symbol, int depth) {
        return in(() -> market(symbol).book.view(depth, clock.instant()));
    }

    /** Newest trades first, at most {@code limit}; the last 1000 are kept. */
    public List<Match> trades(String symbol, int limit) {
        return in(() -> market(symbol).trades.stream().limit(limit).toList());
    }

    /** Prices and 24 hour figures. */
    public Statistics statistics(String symbol) {
        return in(() -> statistics(market(symbol)));
    }

    /** Pays one interval's funding on every position, at index price and the current rate times {@code hours}. */
    public void settleFunding(int hours) {
        in(() -> {
            List<Account> traders = new ArrayList<>(accounts.values());
            Instant now = clock.instant();
            traders.forEach(trader -> trader.holdings.forEach((symbol, holding) -> payFunding(
                    trader,
                    holding,
                    market(symbol),
                    market(symbol).fundingRate().multiply(BigDecimal.valueOf(hours)),
                    now)));
            return traders;
        });
    }

    private void payFunding(Account trader, Holding holding, MarketState market, BigDecimal rate, Instant now) {
        BigDecimal paid = holding.size.multiply(market.index()).multiply(rate);
        trader.wallet = trader.wallet.subtract(paid);
        holding.fundingPaid = holding.fundingPaid.add(paid);
        if (!trader.unlimited) {
            String symbol = market.product.symbol();
            FundingPaid payment = new FundingPaid(trader.name, symbol, paid.negate(), holding.size, rate, now);
            trader.fundingPayments.add(payment);
            happenings.add(l -> l.fundingPaid(payment));
            happenings.moved(trader, AccountChange.Cause.FUNDING, Set.of(market.product.quote()), Set.of(symbol));
        }
    }

    /** Gives a product a past, a first price and an open interest between two accounts. */
    void begin(String symbol, RollingDay past, BigDecimal openInterest, String longs, String shorts) {
        in(() -> {
            MarketState market = market(symbol);
            market.begin(past);
            if (openInterest.signum() > 0) {
                BigDecimal price = market.index();
                trader(longs)
                        .holdings
                        .computeIfAbsent(symbol, s -> new Holding())
                        .trade(openInterest, price);
                trader(shorts)
                        .holdings
                        .computeIfAbsent(symbol, s -> new Holding())
                        .trade(openInterest.negate(), price);
            }
            return market;
        });
    }

    /** A new index price; announces the product's prices. */
    void reprice(String symbol, BigDecimal index) {
        in(() -> {
            MarketState market = market(symbol);
            market.reprice(index);
            Statistics now = statistics(market);
            happenings.add(l -> l.priced(now));
            return now;
        });
    }

    /** Whether an order still rests. */
    boolean isOpen(String account, long orderId) {
        return in(() -> trader(account).open.containsKey(orderId));
    }

    /** What the venue has earned, by asset. */
    public Map<String, BigDecimal> collectedFees() {
        return in(settlement::collected);
    }

    /** Does several things as one operation. */
    void together(Runnable steps) {
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
                tell();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        Instant now = clock.instant();
        for (MarketState market : markets.values()) {
            market.book.takeChange(now).ifPresent(change -> happenings.add(l -> l.bookChanged(change)));
        }
        happenings.tell();
    }

    private AccountView view(Account trader) {
        return trader.view(symbol -> market(symbol).mark(), symbol -> market(symbol).product);
    }

    private Statistics statistics(MarketState market) {
        String symbol = market.product.symbol();
        BigDecimal longs = accounts.values().stream()
                .map(trader -> trader.position(symbol).max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return market.statistics(longs, clock.instant());
    }

    private Account trader(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no account " + name);
        }
        return account;
    }

    private MarketState market(String symbol) {
        MarketState market = markets.get(symbol);
        if (market == null) {
            throw new IllegalArgumentException("no product " + symbol);
        }
        return market;
    }
}
