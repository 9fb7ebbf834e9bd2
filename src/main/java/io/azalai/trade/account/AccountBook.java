package io.azalai.trade.account;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Effect;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.trade.risk.RiskView;
import io.azalai.trade.risk.VenueState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we hold, owe and have resting on every venue, built from snapshots and events; the gate judges by its {@link
 * #view}. News of an account that was not opened is ignored. Confined to the gateway's critical section: one lock that
 * the gateway owns and holds without IO.
 */
public final class AccountBook {

    private final Prices prices;
    private final Valuer valuer;
    private final Recent recent;
    private final PnlBook pnl;
    private final Map<String, VenueBook> venues = new LinkedHashMap<>();
    private RiskMemory memory = RiskMemory.FIRST_RUN;
    private boolean outboxFull;
    private boolean journalFails;

    /** An empty book that values by these prices. */
    public AccountBook(RiskLimits limits, Prices prices) {
        this.prices = prices;
        this.valuer = new Valuer(prices, limits.usdStables());
        this.recent = new Recent(limits.activity());
        this.pnl = new PnlBook(prices, valuer, this::equity);
    }

    /** Whether what accounts are worth is what their fills, fees, funding and flows make it. */
    public PnlBook pnl() {
        return pnl;
    }

    /** Adds a venue: down and not reconciled until told otherwise. */
    public void openVenue(String venue, boolean enabled) {
        venues.put(venue, new VenueBook(enabled));
    }

    /** A venue's free margin is without what its open orders need; of others it is taken not to be. */
    public void marginsOrders(String venue) {
        venue(venue).marginsOrders = true;
    }

    /** Adds an account of a venue with its ledgers: equity is unknown until each has been told. */
    public void openAccount(String venue, String account, Set<Market> ledgers) {
        venue(venue).ledgers.put(account, new Ledger(venue, account, ledgers));
        pnl.open(venue, account, ledgers);
    }

    /** Why no orders can be sent to a venue; null when they can. */
    public void outageIs(String venue, @Nullable String why) {
        venue(venue).outage = why;
    }

    /** Whether the streams of fills and order states of all accounts of a venue are up. */
    public void userStreamIs(String venue, boolean up) {
        venue(venue).userStreamUp = up;
    }

    /** Why positions and open orders of a venue are not known to agree with the venue's; null when they do. */
    public void discordIs(String venue, @Nullable String why) {
        venue(venue).discord = why;
    }

    /** Why nothing may increase in an account; null when nothing speaks against it. */
    public void doubtIs(String venue, String account, @Nullable String why) {
        ledger(venue, account).ifPresent(ledger -> ledger.doubt = why);
    }

    /** Whether undelivered events are at their bound, and whether what happens cannot be written down. */
    public void storageIs(boolean full, boolean failing) {
        outboxFull = full;
        journalFails = failing;
    }

    /** What the state machine remembers now. */
    public void remember(RiskMemory remembered) {
        memory = remembered;
    }

    /** What the state machine remembers, as last told. */
    public RiskMemory memory() {
        return memory;
    }

    /**
     * An order of before a restart, as the journal tells, oldest first.
     *
     * @param ours whether we had let it in, unless it was refused; else somebody else placed it
     */
    public void remember(Order order, boolean ours) {
        if (ours && order.status() != OrderStatus.RISK_REJECTED) {
            recent.accepted(order.clientOrderId(), AcceptedOrders.of(order));
        } else {
            recent.remember(order.account(), order.clientOrderId(), order.createdAt());
        }
    }

    /**
     * The venue's reckoning of an account. Tell positions that come with it first.
     *
     * @param askedAt by our clock
     */
    public void learn(AccountSummary summary, Instant askedAt) {
        ledger(summary.venue(), summary.account()).ifPresent(ledger -> ledger.learn(summary, askedAt, valuer));
    }

    /** One balance changed. */
    public void learn(Balance balance) {
        if (balance.market() == Market.SPOT) {
            ledger(balance.venue(), balance.account()).ifPresent(ledger -> ledger.learn(balance, valuer));
        }
    }

    /** One position changed. */
    public void learn(Position position) {
        ledger(position.venue(), position.account()).ifPresent(ledger -> ledger.perpetuals.learn(position));
    }

    /** An order changed; what it leaves counts from now on. */
    public void learn(Order order) {
        learn(order, order.leavesQuantity());
    }

    /**
     * An order changed.
     *
     * @param mayStillFill base units that count as exposure: what it leaves, and fills the venue has told of that have
     *     not come yet; zero takes it out of the book
     */
    public void learn(Order order, BigDecimal mayStillFill) {
        Optional<Ledger> ledger = ledger(order.venue(), order.account());
        if (ledger.isEmpty()) {
            return;
        }
        Map<String, RestingOrder> orders = ledger.get().orders;
        RestingOrder now = Resting.of(order, mayStillFill, orders.get(order.clientOrderId()));
        ledger.get().unseen.learned(order, now);
        boolean open = order.closesPosition() && !order.status().isTerminal();
        if (mayStillFill.signum() <= 0 && !open) {
            orders.remove(order.clientOrderId());
        } else {
            orders.put(order.clientOrderId(), now);
        }
    }

    /**
     * Counts an own trade towards position or holdings, unless a later report of the venue covers it. To be told once.
     *
     * @param side the leg that its order acts on
     */
    public void learn(Fill fill, PositionSide side) {
        ledger(fill.venue(), fill.account()).ifPresent(ledger -> ledger.fill(fill, side, prices));
        pnl.filled(fill);
    }

    /** An own trade whose order is not known: positions and what the account has are expected to have moved by it. */
    public void stranger(Fill fill) {
        ledger(fill.venue(), fill.account())
                .filter(found -> fill.listing().market() == Market.PERP)
                .ifPresent(found -> found.check.stranger(fill));
        pnl.filled(fill);
    }

    /**
     * All spot balances of an account; an asset that is not named is not held.
     *
     * @param askedAt by our clock
     */
    public void replaceSpot(String venue, String account, List<Balance> balances, Instant askedAt, Instant receivedAt) {
        ledger(venue, account).ifPresent(ledger -> ledger.replaceSpot(balances, askedAt, receivedAt, valuer));
    }

    /**
     * All positions of an account; one that is not named is flat.
     *
     * @param askedAt by our clock
     * @return how they compare with the fills; empty where a later snapshot was taken in before
     */
    public Optional<PositionReview> replacePositions(
            String venue, String account, PositionSnapshot snapshot, Instant askedAt) {
        return ledger(venue, account).flatMap(ledger -> ledger.replacePositions(snapshot, askedAt, this::step));
    }

    private BigDecimal step(Listing listing) {
        return prices.instrument(listing.venue(), listing.symbol())
                .map(Instrument::stepSize)
                .orElse(BigDecimal.ZERO);
    }

    /** Whether nothing is held of the position that is told of, as far as is known. */
    public boolean isFlat(Position report) {
        return ledger(report.venue(), report.account())
                .filter(ledger -> !ledger.perpetuals.isFlat(report))
                .isEmpty();
    }

    /**
     * Whether what an order opened was surely closed, by whatever, at a time after an instant.
     *
     * @param since by our clock: when the order had ended, and whatever acted on its position
     */
    public boolean isGone(Order order, Instant since) {
        return order.listing().market() == Market.PERP
                && ledger(order.venue(), order.account())
                        .filter(ledger -> ledger.perpetuals.isGone(order, since))
                        .isPresent();
    }

    /** What there is, as far as is known, of the position that an order opens or adds to; base units. */
    public BigDecimal held(Order order) {
        return ledger(order.venue(), order.account())
                .map(ledger -> ledger.perpetuals.held(order))
                .orElse(BigDecimal.ZERO);
    }

    /** What an open order was let in with; empty when it is not known, or needed none. */
    public Optional<Integer> leverage(Order order) {
        return ledger(order.venue(), order.account())
                .map(ledger -> ledger.orders.get(order.clientOrderId()))
                .map(RestingOrder::leverage);
    }

    /**
     * Reserves an accepted order: it counts in full from now on.
     *
     * @param effect what it was judged to do
     * @param leverage what the venue is to have set for it; null where it needs none
     */
    public void reserve(RiskOrder order, Listing listing, Effect effect, @Nullable Integer leverage, Instant at) {
        recent.accepted(order.clientOrderId(), AcceptedOrders.of(order, listing, at));
        RestingOrder resting = Resting.of(order, order.clientOrderId(), listing, leverage);
        ledger(listing.venue(), order.account()).ifPresent(ledger -> {
            ledger.orders.put(order.clientOrderId(), resting);
            ledger.unseen.accepted(resting, listing.market() == Market.SPOT || effect != Effect.REDUCE);
        });
    }

    /**
     * Counts an accepted amendment of an order that counts as the larger of both by now.
     *
     * @param asked what it is to become
     * @param effect what that was judged to do
     */
    public void amend(Order order, RiskOrder asked, Effect effect, Instant at) {
        recent.accepted(asked.clientOrderId(), AcceptedOrders.of(asked, order.listing(), at));
        boolean takes = order.listing().market() == Market.SPOT || effect != Effect.REDUCE;
        ledger(order.venue(), order.account()).ifPresent(ledger -> {
            RestingOrder larger = ledger.orders.get(order.clientOrderId());
            if (larger != null) {
                ledger.unseen.amended(larger, takes, order.filledQty());
            }
        });
    }

    /** What is free is being asked for; the answer is to be handed to {@link #seen} once it counts. */
    public long asking(String venue, String account) {
        return ledger(venue, account).map(ledger -> ledger.unseen.asking()).orElse(0L);
    }

    /** What an account's figures, asked for then, tell of is not held back any more. */
    public void seen(String venue, String account, long ask) {
        ledger(venue, account).ifPresent(ledger -> ledger.unseen.seen(ask, venue(venue).marginsOrders));
    }

    /** Takes a reservation back, as if the order had never been accepted: it was not sent and will not be. */
    public void release(String venue, String account, String clientOrderId) {
        recent.forget(account, clientOrderId);
        ledger(venue, account).ifPresent(ledger -> {
            ledger.orders.remove(clientOrderId);
            ledger.unseen.forget(clientOrderId);
        });
    }

    /** Good until the book changes. */
    public RiskView view(Instant now) {
        return new Moment(now, prices, valuer, states(null), memory, recent, outboxFull, journalFails);
    }

    /** The book as it would be without an order: what that is to become is judged by it. */
    public RiskView viewWithout(Order order, Instant now) {
        return new Moment(now, prices, valuer, states(order), memory, recent, outboxFull, journalFails);
    }

    /** Total equity of all enabled venues in USD (risk.md section 2); empty while any part is unknown. */
    public Optional<BigDecimal> equity() {
        BigDecimal total = BigDecimal.ZERO;
        for (VenueState venue : states(null)) {
            Optional<BigDecimal> equity = venue.enabled() ? venue.equity() : Optional.of(BigDecimal.ZERO);
            if (equity.isEmpty()) {
                return Optional.empty();
            }
            total = total.add(equity.get());
        }
        return Optional.of(total);
    }

    /** The listings whose prices this book needs, so that somebody subscribes them. */
    public Set<Listing> priced() {
        Set<Listing> listings = new LinkedHashSet<>();
        venues.values().stream()
                .filter(venue -> venue.enabled)
                .flatMap(venue -> venue.ledgers.values().stream())
                .forEach(ledger -> listings.addAll(ledger.priced(valuer)));
        return listings;
    }

    private List<VenueState> states(@Nullable Order without) {
        return venues.entrySet().stream()
                .map(entry -> entry.getValue().state(entry.getKey(), valuer, without))
                .toList();
    }

    private VenueBook venue(String venue) {
        return Objects.requireNonNull(venues.get(venue), () -> "venue " + venue + " was not opened");
    }

    private Optional<Ledger> ledger(String venue, String account) {
        return Optional.ofNullable(venues.get(venue)).map(book -> book.ledgers.get(account));
    }
}
