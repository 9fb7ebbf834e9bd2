package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.PositionMode;
import io.azalai.model.Trade;
import io.azalai.simulator.matching.AccountState;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.MarginTerms;
import io.azalai.simulator.matching.Purse;
import io.azalai.simulator.matching.ReduceOnlyLife;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.FeeRates;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The account of one venue on paper: what it is asked is answered once it is written, and told after that. Safe for
 * many threads: one lock, under which its file is written; what it waits for of the real venue it asks without it.
 */
final class PaperVenue {

    /** Alias of the only account. */
    static final String ACCOUNT = "main";

    /** How many of what has ended are kept. */
    private static final int KEPT = 500;

    private static final int DEPTH = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final OpenVenue venue;
    private final PaperMarket market;
    private final PaperSettings settings;
    private final PaperFile file;
    private final Consumer<List<Event>> tell;
    private final Executor telling;
    private final Clock clock;
    private final Engine engine;
    private final PaperBook book;
    private final PaperNews news;
    private final PaperDesk desk;
    private final Set<Listing> followed = new HashSet<>();
    private final Set<String> wallets = new TreeSet<>();
    private PositionMode mode = PositionMode.ONE_WAY;
    private boolean begun;
    private boolean changed;

    PaperVenue(OpenVenue venue, PaperTrading.Ground ground, Executor telling) {
        this.venue = venue;
        this.market = ground.market();
        this.settings = ground.settings();
        this.file = new PaperFile(ground.folder().resolve("account-" + venue.name() + ".json"));
        this.tell = ground.tell();
        this.telling = telling;
        this.clock = ground.clock();
        this.engine = new Engine(clock, List.of(), ReduceOnlyLife.WHILE_USEFUL, MarginTerms.RESERVED);
        this.book = new PaperBook(engine, clock);
        Telling words = new Telling(venue.name(), ACCOUNT, this::listing, clock);
        this.news = new PaperNews(engine, words, book);
        this.desk = new PaperDesk(this, engine, book, words, ground.permits(), ground.later(), clock);
        engine.listen(news);
    }

    String name() {
        return venue.name();
    }

    private Listing listing(String symbol) {
        PaperTerms terms = book.terms(symbol);
        if (terms == null) {
            throw new IllegalArgumentException("nothing is listed as " + symbol);
        }
        return terms.listing(venue.name());
    }

    /** Its private streams are up: there is nothing between the account and us. */
    void start() {
        List<Event> up = new ArrayList<>();
        venue.streams().forEach((channel, stream) -> {
            if (stream.isPrivate()) {
                up.add(new FeedStatus(name(), List.of(), ACCOUNT, FeedState.UP, channel, null, 0, clock.instant()));
            }
        });
        telling.execute(() -> tell.accept(up));
    }

    /**
     * Answers for the account.
     *
     * @throws VenueException as a venue would
     */
    Object answer(AccountRequest<?> request) {
        begin(request);
        for (Listing listing : desk.traded(request)) {
            prepare(request, listing);
        }
        return operate(request, () -> desk.answer(request));
    }

    /** Does something to the account by itself. */
    void operate(Runnable operation) {
        lock.lock();
        try {
            operation.run();
            settle();
        } finally {
            lock.unlock();
        }
    }

    private Object operate(AccountRequest<?> request, Supplier<Object> operation) {
        lock.lock();
        try {
            Object answer = operation.get();
            settle();
            return answer;
        } catch (UncheckedIOException unwritten) {
            throw new VenueException(
                    new VenueException.Details(
                            name(),
                            request.operation(),
                            "PAPER_NOT_WRITTEN",
                            String.valueOf(unwritten.getMessage()),
                            request.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_SENT),
                    unwritten);
        } finally {
            lock.unlock();
        }
    }

    /** Written first, told then: nobody hears of what a kill would undo, and what cannot be written waits. */
    private void settle() {
        List<Event> told = news.waiting();
        if (begun && (changed || !told.isEmpty())) {
            file.write(new PaperState(
                    AccountState.of(engine, ACCOUNT, KEPT), mode, List.copyOf(book.terms()), book.marks()));
            changed = false;
        }
        news.handedOn();
        if (!told.isEmpty()) {
            telling.execute(() -> tell.accept(told));
        }
    }

    /** The margin wallets that there are. */
    Set<String> pools() {
        Set<String> all = new TreeSet<>(book.pools());
        all.addAll(wallets);
        return all;
    }

    /** What the venue takes of those who trade little. */
    FeeRates usualFees(Market of) {
        return venue.usualFees(of);
    }

    PositionMode mode() {
        return mode;
    }

    /** Whether it can have a long and a short position of a symbol side by side. */
    boolean hasLegs() {
        return venue.capabilities(Market.PERP).contains(Capability.HEDGE_MODE);
    }

    void mode(PositionMode wanted) {
        mode = wanted;
        changed = true;
    }

    private void begin(AccountRequest<?> request) {
        lock.lock();
        try {
            if (!begun) {
                file.read().ifPresentOrElse(this::resume, () -> open(request));
                begun = true;
                changed = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void open(AccountRequest<?> request) {
        if (venue.symbols().all().isEmpty()) {
            throw new VenueUnavailableException(VenueException.notSent(
                    name(), request.operation(), "NO_INSTRUMENTS", "it has not told what it lists yet"));
        }
        Map<String, BigDecimal> spot = new HashMap<>();
        for (Instrument each : venue.symbols().all()) {
            boolean perpetual = each.listing().market() == Market.PERP;
            String asset = perpetual ? PaperTerms.settled(each) : each.quoteAsset();
            BigDecimal first = settings.balances().get(asset);
            if (first != null && perpetual) {
                wallets.add(asset);
            } else if (first != null) {
                spot.put(asset, first);
            }
        }
        engine.open(ACCOUNT, spot, BigDecimal.ZERO);
        wallets.forEach(asset -> engine.move(
                null, new Purse(ACCOUNT, asset, asset), settings.balances().getOrDefault(asset, BigDecimal.ZERO)));
    }

    private void resume(PaperState kept) {
        mode = kept.mode();
        kept.terms().forEach(book::list);
        kept.marks().forEach(book::remember);
        kept.account().resume(engine);
        wallets.addAll(kept.account().wallets().keySet());
        wallets.remove("");
        engine.openOrders(ACCOUNT)
                .forEach(order -> follow(listing(order.request().symbol())));
        kept.account().positions().forEach(held -> {
            news.holds(held.symbol(), held.leg());
            follow(listing(held.symbol()));
        });
    }

    /** Lists and follows what is to be traded, and asks for its prices where none has come of late. */
    private void prepare(AccountRequest<?> request, Listing listing) {
        boolean unpriced;
        boolean stale;
        lock.lock();
        try {
            if (book.terms(PaperTerms.key(listing)) == null) {
                book.list(PaperTerms.of(instrument(request, listing), venue.usualFees(listing.market())));
            }
            follow(listing);
            unpriced = book.lacksMark(listing);
            stale = !book.isFresh(listing);
        } finally {
            lock.unlock();
        }
        if (unpriced) {
            asked(request, new MarketRequest.ReadFunding(Lane.PLACE)).forEach(this::learn);
        }
        if (stale) {
            learn(asked(request, new MarketRequest.ReadBook(listing, DEPTH, Lane.PLACE)));
        }
    }

    private Instrument instrument(AccountRequest<?> request, Listing listing) {
        return venue.symbols()
                .of(listing)
                .orElseThrow(() -> new InvalidSymbolException(VenueException.notSent(
                        name(), request.operation(), "INVALID_SYMBOL", listing.symbol() + " is not listed")));
    }

    private <R> R asked(AccountRequest<?> request, VenueRequest<R> question) {
        try {
            return market.ask(name(), question);
        } catch (VenueException failed) {
            throw new VenueUnavailableException(
                    VenueException.notSent(
                            name(),
                            request.operation(),
                            "NO_PRICES",
                            "the real market was not told: " + failed.getMessage()),
                    failed);
        }
    }

    private void follow(Listing listing) {
        if (followed.add(listing)) {
            market.follow(listing, this::learn);
        }
    }

    /** What the real market does may fill, trigger or liquidate. */
    private void learn(Event event) {
        if (!(event instanceof MarketEvent)) {
            return;
        }
        operate(() -> {
            if (event instanceof OrderBook told) {
                book.learn(told);
            } else if (event instanceof Trade told) {
                book.learn(told);
            } else if (event instanceof MarkPrice told) {
                book.learn(told);
            } else if (event instanceof FundingRate told) {
                book.learn(told);
            }
        });
    }
}
