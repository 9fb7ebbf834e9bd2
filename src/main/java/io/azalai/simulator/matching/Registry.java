package io.azalai.simulator.matching;

import io.azalai.model.Market;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who trades what: accounts and products by name. Guarded by the engine's lock. */
final class Registry {

    final Clock clock;
    private final MarginTerms margin;
    private final Map<String, MarketState> markets = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Appraisal appraisal;
    private long orders = 1_000_000;
    private long matches;

    Registry(Clock clock, List<Product> products, MarginTerms margin) {
        this.clock = clock;
        this.margin = margin;
        appraisal = new Appraisal(markets, margin);
        products.forEach(product -> markets.put(product.symbol(), new MarketState(product)));
    }

    /** Adds a product, unless there is one of its symbol. */
    MarketState list(Product product) {
        return markets.computeIfAbsent(product.symbol(), symbol -> new MarketState(product));
    }

    /** The number of the next match. */
    long nextMatch() {
        return ++matches;
    }

    /** How far orders and matches are numbered. */
    Numbers numbers() {
        return new Numbers(orders, matches);
    }

    /** Numbers on from there. */
    void numberOn(Numbers from) {
        orders = Math.max(orders, from.orders());
        matches = Math.max(matches, from.matches());
    }

    record Numbers(long orders, long matches) {}

    Collection<MarketState> markets() {
        return markets.values();
    }

    /** Which asset each margin wallet is in. */
    Map<String, String> marginAssets() {
        Map<String, String> assets = new LinkedHashMap<>();
        markets.values().stream()
                .map(market -> market.product)
                .filter(product -> product.market() == Market.PERP)
                .forEach(product -> assets.put(product.pool(), product.quote()));
        return assets;
    }

    Collection<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    boolean knows(String account) {
        return accounts.containsKey(account);
    }

    boolean lists(String symbol) {
        return markets.containsKey(symbol);
    }

    Account open(Account account) {
        if (accounts.putIfAbsent(account.name, account) != null) {
            throw new IllegalStateException("account " + account.name + " exists");
        }
        return account;
    }

    Account account(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no account " + name);
        }
        return account;
    }

    MarketState market(String symbol) {
        MarketState market = markets.get(symbol);
        if (market == null) {
            throw new IllegalArgumentException("no product " + symbol);
        }
        return market;
    }

    /** Gives a product a past, a first price and an open interest between two accounts. */
    MarketState begin(String symbol, RollingDay past, BigDecimal openInterest, String longs, String shorts) {
        MarketState market = market(symbol);
        market.begin(past);
        if (openInterest.signum() > 0) {
            hold(longs, market, openInterest);
            hold(shorts, market, openInterest.negate());
        }
        return market;
    }

    /** Gives an account a position at the index price. */
    private void hold(String account, MarketState market, BigDecimal signed) {
        account(account)
                .holdings
                .computeIfAbsent(PositionKey.net(market.product.symbol()), key -> new Holding(false))
                .trade(signed, market.index(), 1);
    }

    Statistics statistics(String symbol) {
        MarketState market = market(symbol);
        return market.statistics(longs(market.product), clock.instant());
    }

    /** Open interest of a product: all that is held long, base units. */
    private BigDecimal longs(Product product) {
        return accounts.values().stream()
                .flatMap(account -> account.holdings.entrySet().stream())
                .filter(entry -> entry.getKey().symbol().equals(product.symbol()))
                .map(entry -> entry.getValue().size.max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** An order with the next number, known to its account. */
    LiveOrder order(NewOrder request) {
        LiveOrder order = live(++orders, request);
        order.account.remember(order);
        return order;
    }

    /** Orders that nobody knows of, numbered below zero: what would become of them. */
    List<LiveOrder> sketches(List<NewOrder> requests) {
        return IntStream.range(0, requests.size())
                .mapToObj(place -> live(-1 - place, requests.get(place)))
                .toList();
    }

    private LiveOrder live(long id, NewOrder request) {
        Account account = account(request.account());
        return new LiveOrder(id, request, account, market(request.symbol()).product, clock.instant());
    }

    Appraisal appraisal() {
        return appraisal;
    }

    /**
     * Whether an order that rests may still be met: margin that was there when it came may have gone since. It is part
     * of what the account's orders need.
     */
    boolean isCovered(LiveOrder resting) {
        boolean asked = margin.askedAgain()
                && !resting.account.unlimited
                && resting.product.market() == Market.PERP
                && resting.remaining().compareTo(resting.account.reducible(resting.request())) > 0;
        if (!asked || resting.request().reduces()) {
            return true;
        }
        AccountView view = view(resting.account, resting.product);
        return view.equity().compareTo(view.positionMargin().add(view.orderMargin())) >= 0;
    }

    /** An account seen from the wallet that margins a product. */
    AccountView view(Account account, Product product) {
        return appraisal.of(account, account.pool(product));
    }
}
