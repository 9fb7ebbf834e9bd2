package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledBracket;
import io.azalai.trade.journal.JournaledOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All orders of this process, the account book, and the one lock around them: the critical section
 * of the order path (risk.md section 2, reservation).
 * What changes is handed to the ledger inside the lock, so that it is written and told in the order it happened. Safe
 * for many threads: one lock, held without IO.
 */
final class OrderDesk {

    /** How long an ended order's id answers with its state (downstream.md section 7). */
    static final Duration MEMORY = Duration.ofHours(24);

    private final Object lock = new Object();
    private final LiveOrders orders;
    private final AccountBook book;
    private final Ledger ledger;
    private final Closings closings;
    private final FillMemory fills;
    private final Amendments amendments;
    private final BracketBook brackets;
    private final OurNames names;
    private volatile Consumer<OrderLife> watcher = life -> {};

    /** With what the journal remembers. */
    OrderDesk(Venues venues, Ledger ledger, Closings closings, AccountBook book, Instant now) {
        this.orders = new LiveOrders(venues);
        this.ledger = ledger;
        this.closings = closings;
        this.book = book;
        Journal journal = ledger.journal();
        for (JournaledOrder kept : journal.orders(now.minus(MEMORY))) {
            Order order = kept.order();
            OrderLife begun = OrderLife.begin(order, kept.contentHash());
            List<Fill> counted = journal.fills(order.account(), order.clientOrderId()).stream()
                    .filter(fill -> !begun.isYoungerThan(fill.timestamp()))
                    .toList();
            orders.put(Resumed.of(kept, counted));
            book.remember(order, !kept.contentHash().equals(JournaledOrder.EXTERNAL));
            book.learn(order);
        }
        fills = new FillMemory(journal, now);
        amendments = new Amendments(journal, now);
        amendments.count(orders, book);
        brackets = new BracketBook(journal, now);
        names = new OurNames(this, journal, closings);
    }

    /** Who is told of each life that changed, inside the lock: it must only plan, not work. */
    void watch(Consumer<OrderLife> changed) {
        watcher = changed;
    }

    /** Runs a step that must see nothing change under it. */
    <T extends @Nullable Object> T within(Supplier<T> step) {
        synchronized (lock) {
            return step.get();
        }
    }

    /** The account book, to be used within the lock only. */
    AccountBook book() {
        return book;
    }

    /** What open orders were asked to become, to be used within the lock only. */
    Amendments amendments() {
        return amendments;
    }

    /** What is to protect fills, to be used within the lock only. */
    BracketBook brackets() {
        return brackets;
    }

    /** Whether an order waits at its venue for another one to fill: until then the venue does not list it as open. */
    boolean isWaiting(Order order) {
        return waitsFor(order).isPresent();
    }

    /** The open order that another waits for at its venue, sent in one call with it. */
    Optional<OrderLife> waitsFor(Order order) {
        synchronized (lock) {
            return brackets.of(order)
                    .filter(JournaledBracket::tied)
                    .filter(bracket -> Protection.isFirst(bracket.clientOrderId(), order))
                    .flatMap(bracket -> orders.of(bracket.key()))
                    .filter(parent -> !parent.order().status().isTerminal());
        }
    }

    /** An order by its caller's id. */
    Optional<OrderLife> find(OrderKey key) {
        synchronized (lock) {
            return orders.of(key);
        }
    }

    /** The order a message of the venue means; one that was lost means none that is open. */
    Optional<OrderLife> meant(Order report) {
        return known(report).filter(found -> !LostOrder.isOpenAfterAll(found.order(), report));
    }

    /** The order that was lost and that a message of the venue tells as open. */
    Optional<OrderLife> lost(Order report) {
        return known(report).filter(found -> LostOrder.isOpenAfterAll(found.order(), report));
    }

    private Optional<OrderLife> known(Order report) {
        synchronized (lock) {
            return orders.onWire(report).filter(found -> !found.isYoungerThan(report.createdAt()));
        }
    }

    /** The order of ours that an own trade is of, in memory. */
    Optional<Order> orderOf(Fill told) {
        synchronized (lock) {
            return of(told).filter(life -> !life.isYoungerThan(told.timestamp()))
                    .map(OrderLife::order);
        }
    }

    /** An order that we know and whose client id another one bears, as a message of the venue tells. */
    Optional<Order> namesakeOf(Order report) {
        synchronized (lock) {
            return orders.besides(report).map(OrderLife::order);
        }
    }

    /**
     * The open order of ours that one which a message of the venue tells of may have replaced, by somebody else's
     * amendment, or stand beside under its client id: only the venue can tell which.
     */
    Optional<Order> rivalOf(Order report) {
        synchronized (lock) {
            return orders.rival(report)
                    .filter(life -> !life.isYoungerThan(report.createdAt()))
                    .map(OrderLife::order);
        }
    }

    /** Whether another order may stand in the stead of one of ours, of which the venue tells so, or nothing. */
    boolean mayBeReplaced(Order ours, @Nullable Order told) {
        return find(OrderKey.of(ours))
                .filter(life -> Replacement.mayFollow(life, told))
                .isPresent();
    }

    /** An order as a venue tells it, under our id where the journal still knows it; not to be asked within the lock. */
    Order named(Order told) {
        return names.of(told);
    }

    /** An own trade as a venue tells it, under our id of its order where the journal still knows that; likewise. */
    Fill named(Fill told) {
        return names.of(told);
    }

    /** Every order kept, ended ones of the last day included, oldest first. */
    List<Order> all() {
        synchronized (lock) {
            return orders.all().stream().map(OrderLife::order).toList();
        }
    }

    /** Those that may still fill. */
    List<Order> working() {
        synchronized (lock) {
            return orders.working().stream().map(OrderLife::order).toList();
        }
    }

    /** Those that may come up at their venue, or in another form: on their way, of unknown fate, or being amended. */
    List<Order> underWay() {
        synchronized (lock) {
            return orders.working().stream()
                    .filter(life -> isUnanswered(life.order())
                            || life.order().status() == OrderStatus.UNKNOWN
                            || life.replacement().pending() != null)
                    .map(OrderLife::order)
                    .toList();
        }
    }

    /** Takes an order in. */
    void enter(OrderLife life) {
        synchronized (lock) {
            orders.put(life);
        }
    }

    /** Gives up an order that was never written down, so never sent. */
    void release(Order order) {
        synchronized (lock) {
            orders.remove(order);
            book.release(order.venue(), order.account(), order.clientOrderId());
        }
    }

    /** Changes an order as it stands now; answers the order after, as given when it is no longer kept. */
    Order change(Order named, Function<OrderLife, OrderLife.Change> step) {
        synchronized (lock) {
            return orders.of(OrderKey.of(named))
                    .map(life -> keep(life, step.apply(life), null))
                    .orElse(named);
        }
    }

    /** What the venue says of an order of ours. */
    Order reported(Order named, Report report) {
        return change(named, life -> life.isOutlivedBy(report.orderId()) ? life.unchanged() : life.reported(report));
    }

    /** Whether the client id of an order may mean another one to the venue. */
    boolean isShared(Order order) {
        synchronized (lock) {
            return orders.isShared(order);
        }
    }

    /** Takes in an order that was placed elsewhere; one that was taken in meanwhile stays as it is. */
    Order adopt(Order report, OrderLife.Change told) {
        synchronized (lock) {
            namesakeOf(report).ifPresent(orders::share);
            return meant(report).map(OrderLife::order).orElseGet(() -> keep(told.life(), told, null));
        }
    }

    /** Counts an own trade, once; false when no order is known that it belongs to, and then nothing changed. */
    boolean filled(Fill fill) {
        if (wasWritten(fill)) {
            return true;
        }
        synchronized (lock) {
            if (fills.contains(fill)) {
                return true;
            }
            OrderLife life = of(fill).orElse(null);
            if (life == null || life.isYoungerThan(fill.timestamp())) {
                return false;
            }
            fills.add(fill);
            Fill ours = FillCopies.of(fill, life.order(), closings.counted(life.order(), fill));
            book.learn(ours, life.order().positionSide());
            keep(life, life.filled(fill), ours);
            return true;
        }
    }

    private Optional<OrderLife> of(Fill fill) {
        return Optional.ofNullable(fill.twapId())
                .flatMap(twapId -> orders.overTime(fill.listing(), fill.account(), twapId))
                .or(() -> orders.onWire(fill));
    }

    /** Whether a fill may be of an order over time whose id the venue has not told yet. */
    boolean maySlice(Fill fill) {
        return fill.twapId() != null
                && working().stream()
                        .anyMatch(order -> order.orderType() == OrderType.TWAP
                                && order.orderId() == null
                                && order.account().equals(fill.account())
                                && order.listing().equals(fill.listing()));
    }

    /** Whether the journal holds a fill from before the reach of memory: to be asked outside the lock. */
    private boolean wasWritten(Fill fill) {
        return !fills.reaches(fill) && ledger.journal().holds(fill);
    }

    /** Keeps a trade whose order nobody knows; the next snapshot of the venue tells what it did to the account. */
    void orphaned(Fill fill) {
        synchronized (lock) {
            if (fills.add(fill)) {
                closings.counted(null, fill);
                ledger.orphan(fill);
            }
        }
    }

    /** Forgets what ended more than a day ago. */
    void forget(Instant now) {
        synchronized (lock) {
            orders.forget(now.minus(MEMORY), order -> brackets.of(order).isPresent())
                    .forEach(order -> book.learn(order, BigDecimal.ZERO));
            fills.forget(now);
            amendments.forget(now.minus(MEMORY));
        }
    }

    private Order keep(OrderLife before, OrderLife.Change change, @Nullable Fill fill) {
        OrderLife life = change.life();
        orders.put(life);
        book.learn(life.counted(), mayStillFill(life));
        boolean named = !Objects.equals(life.order().orderId(), before.order().orderId());
        boolean explained =
                !Objects.equals(life.order().reason(), before.order().reason());
        if (!change.events().isEmpty() || fill != null || named || explained) {
            ledger.record(change, fill);
        }
        watcher.accept(life);
        return life.order();
    }

    /** What an order counts for: what it leaves, or fills of an ended one that have not come yet. */
    private static BigDecimal mayStillFill(OrderLife life) {
        Order order = life.order();
        if (order.status() == OrderStatus.RISK_REJECTED) {
            return BigDecimal.ZERO;
        }
        BigDecimal toCome = life.fills().atMost().subtract(order.filledQty());
        return life.counted().leavesQuantity().max(toCome);
    }

    /** Whether an order waits for its first word from the venue. */
    static boolean isUnanswered(Order order) {
        return order.status() == OrderStatus.SUBMITTED || order.status() == OrderStatus.RECEIVED;
    }
}
