package io.azalai;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.forward.Forward;
import io.azalai.market.MarketDesk;
import io.azalai.market.ReferencePrices;
import io.azalai.model.Dataset;
import io.azalai.model.Mode;
import io.azalai.names.VenueSymbols;
import io.azalai.observe.Gauges;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import io.azalai.trade.AddressRoleCheck;
import io.azalai.trade.HaltFile;
import io.azalai.trade.Later;
import io.azalai.trade.Ledger;
import io.azalai.trade.OrderPath;
import io.azalai.trade.OutboxRecords;
import io.azalai.trade.PriceWatch;
import io.azalai.trade.Venues;
import io.azalai.trade.WrongAccount;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.paper.PaperTrading;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.rest.RouteCalls;
import io.azalai.venue.wallet.NonceMarks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every room's working part, in the order of the data. Immutable once built. */
final class Modules implements AutoCloseable {

    private static final int ORDER_THREADS = 8;
    private static final Set<Dataset> PRICES = Set.of(Dataset.MARK_PRICE, Dataset.BBO, Dataset.ORDER_BOOK);

    private final Clocks clocks;
    private final Clock clock;
    private final PermitMint mint = new PermitMint();
    private final RouteCalls calls = new RouteCalls();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("orders-later"));
    private final ExecutorService work = Executors.newFixedThreadPool(ORDER_THREADS, named("orders"));
    private final List<OpenVenue> venues;
    private final VenueSymbols symbols;
    private final ReferencePrices prices = new ReferencePrices();
    private final Feed feed;
    private final MarketDesk market;
    private final Journal journal;
    private final Forward forward;
    private final OrderPath orders;
    private final @Nullable PaperTrading paper;

    Modules(Provisions provisions, Clocks clocks) {
        this.clocks = clocks;
        this.clock = clocks.clock();
        this.venues = openVenues(provisions);
        this.symbols = new VenueSymbols(venues);
        this.feed = new Feed(clock, clocks.nanos(), provisions::symbols, symbols);
        this.market = openMarket(provisions);
        this.journal = Journal.open(provisions.storage(), provisions.outbox(), clock, provisions.owner());
        this.forward = Forward.open(
                provisions.kafka(),
                provisions.recording(),
                JournalOutbox.of(journal.outbox(), clock),
                OrdersSince.of(provisions.kafka(), journal, clock),
                provisions.instance(),
                provisions.mode(),
                clock);
        this.orders = openOrders(provisions);
        this.paper = provisions.mode() == Mode.PAPER ? openPaper(provisions) : null;
    }

    private PaperTrading openPaper(Provisions provisions) {
        return new PaperTrading(
                venues,
                new PaperTrading.Ground(
                        provisions.paper(),
                        provisions.state(),
                        new FedPaper(feed, calls),
                        mint.check(),
                        orders.updates()::accept,
                        Later.on(timer),
                        clock));
    }

    private MarketDesk openMarket(Provisions provisions) {
        MarketDesk desk = new MarketDesk(clock, prices, provisions.candles(), feed::wants);
        feed.catchUp(Dataset.BOOK_DELTA, desk::wholeBooks);
        feed.interest().onChange(desk::interestChanged);
        return desk;
    }

    private List<OpenVenue> openVenues(Provisions provisions) {
        List<OpenVenue> open = new ArrayList<>();
        VenueContext context = new VenueContext(
                clock,
                clocks.nanos(),
                calls,
                mint.check(),
                NonceMarks.in(provisions.stateFolder().resolve("nonces")),
                clocks.random(),
                provisions.mode() != Mode.PAPER);
        provisions.venues().values().forEach(settings -> open.add(settings.open(context)));
        return List.copyOf(open);
    }

    private OrderPath openOrders(Provisions provisions) {
        OutboxRecords records = provisions.kafka().enabled()
                ? OutboxRecords.relayed(forward.kept()::json, provisions.instance(), clock.instant())
                : OutboxRecords.none();
        Ledger ledger = new Ledger(journal, records, feed::tell);
        if (provisions.kafka().enabled()) {
            feed.keep(OutboxRecords::isKept, ledger::queue);
        }
        return new OrderPath(new OrderPath.Ground(
                provisions.limits(),
                new Venues(venues),
                new MarketQuotes(prices, venues),
                prices::learn,
                calls,
                mint,
                ledger,
                new HaltFile(provisions.state()),
                provisions.deadMan(),
                provisions.emergencyFlatten(),
                provisions.cancelOnDisconnect(),
                Later.on(timer),
                work,
                clock));
    }

    Clock clock() {
        return clock;
    }

    /** Time and chance, for what routes name. */
    Clocks clocks() {
        return clocks;
    }

    RouteCalls calls() {
        return calls;
    }

    List<OpenVenue> venues() {
        return venues;
    }

    VenueSymbols symbols() {
        return symbols;
    }

    MarketDesk market() {
        return market;
    }

    Feed feed() {
        return feed;
    }

    Journal journal() {
        return journal;
    }

    Forward forward() {
        return forward;
    }

    Gauges.Watched watched() {
        return new Gauges.Watched(venues, feed, orders.gateway(), orders::figures, () -> journal.outbox()
                .size());
    }

    /** Keeps the prices coming that risk values our holdings at. */
    PriceWatch priceWatch() {
        return new PriceWatch(orders, venues, Later.on(timer), (venue, symbols) -> {
            FeedFilter wanted = new FeedFilter(PRICES, venue, null, symbols, null);
            return feed.subscribe("risk.prices", wanted, Overflow.LATEST, 1, (event, retained) -> {})::close;
        });
    }

    /** Asks some venues whose the accounts are; what they tell after the start is told on. */
    AddressRoleCheck addressRoles(List<OpenVenue> asked, Consumer<WrongAccount> late) {
        return new AddressRoleCheck(calls, Later.on(timer), orders.accounts(), asked, late);
    }

    /** Plans what is to be done later, until the modules close. */
    Later later() {
        return Later.on(timer);
    }

    /** The accounts, where they are on paper. */
    Optional<PaperTrading> paper() {
        return Optional.ofNullable(paper);
    }

    OrderPath orders() {
        return orders;
    }

    @Override
    public void close() {
        feed.close();
        calls.close();
        paper().ifPresent(PaperTrading::close);
        timer.shutdownNow();
        work.shutdownNow();
        journal.close();
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
