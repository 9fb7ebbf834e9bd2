package io.azalai.trade;

import io.azalai.model.Audit;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.facts.Correlations;
import io.azalai.trade.facts.Fees;
import io.azalai.trade.risk.RiskGate;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.trade.risk.RiskMachine;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The parts of the order path, put together: what {@code RouteBindings} binds for {@code routes/orders}. Safe for many
 * threads: the parts stay the same once they are put together, and each guards what it keeps.
 */
public final class OrderPath {

    /** Within which the watch over losses must have looked, or it is not well. */
    private static final Duration RISK_LOOKS = Duration.ofSeconds(5);

    private final OrderDesk desk;
    private final Ledger ledger;
    private final Gateway gateway;
    private final Amends amends;
    private final Excesses excesses;
    private final AccountSettings settings;
    private final Foresight foresight;
    private final Pricing pricing;
    private final BracketKeeper keeper;
    private final ProtectionPath protecting;
    private final AccountUpdates updates;
    private final AccountDesk accounts;
    private final Reconciliation reconciliation;
    private final RiskGate gate;
    private final RiskCheck check;
    private final RiskWatch watch;
    private final Venues venues;
    private final Stops stops;
    private final KeyWatch keys;
    private final JournalWatch journalWatch;
    private final OrderTraces traces;
    private final Questions questions;
    private final RequestDoor door;
    private final AwaitedFills awaited;
    private final Cancels cancels;
    private final UnknownOrders unknown;
    private final UnfilledOrders unfilled;
    private final Retention retention;
    private final Clock clock;

    /**
     * What the order path is built on.
     *
     * @param flattens whether a halt closes positions too
     * @param cancelsOnDisconnect whether what opens is cancelled where a stream is lost
     * @param learn takes prices that were asked for
     * @param mint of which the venues hold the check
     * @param work runs what follows a journal write: signing and sending
     */
    public record Ground(
            RiskLimits limits,
            Venues venues,
            Quotes quotes,
            Consumer<MarketEvent> learn,
            VenueCalls calls,
            PermitMint mint,
            Ledger ledger,
            HaltFile halt,
            DeadManTimes deadMan,
            boolean flattens,
            boolean cancelsOnDisconnect,
            Later later,
            Executor work,
            Clock clock) {}

    /** Built on this ground, with what the journal remembers; nothing is sent before {@link #start}. */
    public OrderPath(Ground ground) {
        venues = ground.venues;
        VenueCalls calls = ground.calls;
        clock = ground.clock;
        ledger = ground.ledger;
        traces = new OrderTraces(ledger.journal(), clock);
        Closings closings = new Closings(venues, ledger);
        Reductions reductions = new Reductions(this::watch, ground.later);
        closings.whenTold(reductions::liquidated);
        VenueHealth health = new VenueHealth(clock);
        Leverages leverages = new Leverages(calls, venues, ledger.journal(), clock);
        Dispatch dispatch = Dispatch.on(ground);
        Fees fees = new Fees(calls, listing -> venues.named(listing.venue()).usualFees(listing.market()), clock);
        Correlations correlations = new Correlations(calls, ground.limits.correlation(), clock);
        AccountBook book = book(ground, fees, correlations, leverages.margins());
        desk = new OrderDesk(venues, ledger, closings, book, clock.instant());
        settings = settings(ground, leverages);
        foresight = new Foresight(desk, venues, fees, correlations);
        pricing = pricing(ground, foresight);
        accounts = new AccountDesk(desk, ledger, leverages, health, venues, calls, clock);
        accounts.pnl().whenOneOfMany(reductions::unexplained);
        Twaps twaps = new Twaps(desk, calls, clock);
        questions = new Questions(desk, twaps, dispatch);
        awaited = new AwaitedFills(desk, dispatch);
        reconciliation = new Reconciliation(desk, ledger, accounts, venues, questions, dispatch, this::updates);
        StreamWatch streams = new StreamWatch(venues, health, leverages, reconciliation, ledger);
        Payments payments = new Payments(ledger, clock);
        LostEvents lost = new LostEvents(venues, reconciliation::begin, ground.later);
        updates = new AccountUpdates(
                desk, venues, accounts, streams, lost, closings, ledger, payments, calls, ground.later);
        cancels = new Cancels(desk, ledger, venues, twaps, questions, dispatch);
        Sweeps sweeps = new Sweeps(desk, venues, twaps, questions, cancels, dispatch);
        OpeningHours hours = new OpeningHours();
        stops = new Stops(
                ground, desk, accounts, sweeps, hours, new Stops.Sight(this::bare, this::isWell), this::closed);
        watch = watch(ground, stops.emergency());
        keys = new KeyWatch(ledger, venues, calls, clock);
        journalWatch = new JournalWatch(ledger, clock);
        gate = new RiskGate(ground.limits);
        Unjudged unjudged = new Unjudged(desk, ledger, gate.limits().hash(), clock);
        Gateway.Placing placing = placing(ground, gate, unjudged, leverages, dispatch);
        door = RequestDoor.of(placing.intake(), desk, unjudged, ground.limits, clock);
        AmendGate amendGate = new AmendGate(desk, accounts, ledger, gate, dispatch);
        amends = new Amends(amendGate, desk, placing.permits(), questions, dispatch);
        excesses = new Excesses(desk, amends, questions, dispatch);
        Gateway.Changing changing = new Gateway.Changing(cancels, sweeps, amends, settings);
        gateway = new Gateway(desk, venues, placing, changing, hours, ground.work);
        check = new RiskCheck(placing.intake(), placing.admission());
        protecting = new ProtectionPath(pricing, placing.intake(), placing.admission(), gateway);
        UnreadFills unread = new UnreadFills(desk, venues, health);
        keeper = new BracketKeeper(desk, ledger, cancels, questions, unread, fresh(ground), ground.later, clock);
        retention = new Retention(ledger, ground.work, clock);
        unknown = new UnknownOrders(reconciliation::repeat, ground.later);
        Duration resting = ground.limits.trading().unfilledOrderTimeout();
        unfilled = new UnfilledOrders(desk, new Protections(desk, accounts), cancels, resting, clock);
        desk.watch(this::planQuestions);
        accounts.whenRead(whose -> {
            keeper.positionsRead(whose);
            stops.emergency().answered(whose);
        });
    }

    private static AccountSettings settings(Ground ground, Leverages leverages) {
        int most = ground.limits.trading().maxLeverage();
        return new AccountSettings(most, ground.deadMan, ground.calls, leverages, ground.ledger, ground.clock);
    }

    private static Pricing pricing(Ground ground, Foresight foresight) {
        Duration stale = ground.limits.prices().stalePrice();
        return new Pricing(ground.venues, ground.quotes, ground.calls, ground.learn, foresight, stale, ground.clock);
    }

    private static Quotes fresh(Ground ground) {
        return ground.quotes.within(ground.limits.prices().stalePrice(), ground.clock);
    }

    private RiskWatch watch(Ground ground, EmergencyStop stop) {
        CashFlows flows = new CashFlows(desk, accounts, ledger, ground.venues, ground.calls, clock);
        return new RiskWatch(
                desk, ledger, new RiskMachine(ground.limits), stop, ground.halt, flows, ground.later, clock);
    }

    private CompletableFuture<?> closed(Listing listing, OrderRequest request) {
        return pricing.priced(listing)
                .handle((priced, failure) -> List.of(request))
                .thenCompose(
                        ready -> gateway.placeAll(ready, gateway::accept, each -> RiskOrder.Origin.SYSTEM_FLATTEN));
    }

    private List<String> bare() {
        return keeper.bare();
    }

    private boolean isWell() {
        return ledger.journal().isHealthy() && watch.hasLookedWithin(RISK_LOOKS);
    }

    private Gateway.Placing placing(
            Ground ground, RiskGate gate, Unjudged unjudged, Leverages leverages, Dispatch dispatch) {
        Venues venues = ground.venues;
        Outcomes outcomes = new Outcomes(desk, leverages, clock);
        Admission admission = new Admission(desk, accounts, ledger, venues, gate, clock);
        Permits permits = new Permits(desk, admission, leverages, outcomes, ground.mint, dispatch);
        Batches batches = new Batches(permits, outcomes, venues, ground.calls);
        Intake intake = new Intake(venues, unjudged, traces);
        return new Gateway.Placing(intake, admission, permits, batches, outcomes);
    }

    private static AccountBook book(Ground ground, Fees fees, Correlations correlations, Margins margins) {
        Duration fresh = ground.limits.prices().stalePrice();
        AccountBook book = new AccountBook(
                ground.limits, new VenuePrices(ground.venues, ground.quotes, fresh, fees, correlations, margins));
        for (OpenVenue venue : ground.venues.all()) {
            book.openVenue(venue.name(), true);
            if (venue.marginsOpenOrders()) {
                book.marginsOrders(venue.name());
            }
            venue.accounts().forEach(account -> book.openAccount(venue.name(), account, Set.copyOf(venue.markets())));
        }
        return book;
    }

    /** Takes up what was left: latches, orders whose fate is open, and every venue's view of our accounts. */
    public void start() {
        watch.start();
        amends.resume();
        cancels.resume();
        keeper.start(protecting);
        questions.resume();
        reconciliation.start();
        watch.resume();
    }

    private void planQuestions(OrderLife life) {
        if (life.order().status() == OrderStatus.UNKNOWN) {
            questions.about(life.order());
        }
        if (life.awaitsFills()) {
            questions.fillsOf(life.order());
        }
        unknown.changed(life.order());
        awaited.changed(life);
        cancels.changed(life.order());
        keeper.changed(life.order());
        excesses.changed(life);
    }

    /** The steps of {@code routes/orders}: bean {@code gateway}. */
    public Gateway gateway() {
        return gateway;
    }

    /** The first step of {@code direct:risk}: bean {@code pricing}. */
    public Pricing pricing() {
        return pricing;
    }

    /** What keeps what orders are judged by at hand: bean {@code foresight}. */
    public Foresight foresight() {
        return foresight;
    }

    /** The last step before the answer to whoever placed orders: bean {@code awaited-fills}. */
    public AwaitedFills awaitedFills() {
        return awaited;
    }

    /** What callers set for accounts. */
    public AccountSettings settings() {
        return settings;
    }

    /** The entry of {@code direct:account-updates}: bean {@code account-updates}. */
    public AccountUpdates updates() {
        return updates;
    }

    /** What is fetched every few seconds: bean {@code accounts}. */
    public AccountDesk accounts() {
        return accounts;
    }

    /** What a door asks that hands on a backlog and answers nobody. */
    public RequestDoor door() {
        return door;
    }

    /** What keeps the journal small: bean {@code retention}. */
    public Retention retention() {
        return retention;
    }

    /** What tells of a journal that cannot be written: bean {@code journal-watch}. */
    public JournalWatch journalWatch() {
        return journalWatch;
    }

    /** Keeps who did what, and tells it. */
    public void audit(String actor, String action, String text, String result) {
        ledger.record(List.of(new Audit(actor, action, text, result, clock.instant())));
    }

    /** What keeps what goes over the wire for orders. */
    public OrderTraces traces() {
        return traces;
    }

    /** What compares our view with the venues': bean {@code reconciliation}. */
    public Reconciliation reconciliation() {
        return reconciliation;
    }

    /** What cancels limits that rest for too long: bean {@code unfilled-orders}. */
    public UnfilledOrders unfilled() {
        return unfilled;
    }

    /** What warns of keys that end: bean {@code key-watch}. */
    public KeyWatch keys() {
        return keys;
    }

    /** Where operators hold trading back and lift that: bean {@code kill-switch}. */
    public Halts halts() {
        return new Halts(watch, venues);
    }

    /** What cancels and closes without being asked for each order. */
    public Stops stops() {
        return stops;
    }

    /** Equity, latches and the kill switch: bean {@code risk-watch}. */
    public RiskWatch watch() {
        return watch;
    }

    /** The steps of {@code direct:risk-check} that know orders: bean {@code risk-check}. */
    public RiskCheck check() {
        return check;
    }

    /** What the risk gate has seen, as of now. */
    public RiskFigures figures() {
        return RiskFigures.of(desk, accounts, ledger, gate);
    }
}
