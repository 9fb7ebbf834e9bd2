package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.timing.Backoff;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a venue what became of an order whose fate is not known, by the client id it knows, at 1, 2, 4, 8 ... 30
 * seconds; nothing is ever sent again (downstream.md section 7). Safe for many threads: which orders are asked about
 * are concurrent sets.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FILL_WAIT = Duration.ofSeconds(2);
    private static final int FILL_QUESTIONS = 8;

    /** So many readings in a row that bring nothing say that no more of an order has filled. */
    private static final int QUIET_READINGS = 2;

    private final OrderDesk desk;
    private final VenueCalls calls;
    private final Twaps twaps;
    private final Later later;
    private final Clock clock;
    private final Dispatch dispatch;
    private final Set<OrderKey> asked = ConcurrentHashMap.newKeySet();
    private final Set<OrderKey> fillsAsked = ConcurrentHashMap.newKeySet();

    Questions(OrderDesk desk, Twaps twaps, Dispatch dispatch) {
        this.desk = desk;
        this.calls = dispatch.calls();
        this.twaps = twaps;
        this.later = dispatch.later();
        this.clock = dispatch.clock();
        this.dispatch = dispatch;
    }

    /** Takes up what was left: orders whose answer never came, and those that are asked about. */
    void resume() {
        for (Order order : desk.working()) {
            if (OrderDesk.isUnanswered(order)) {
                desk.change(
                        order,
                        life -> life.moved(
                                OrderStatus.UNKNOWN,
                                ExecType.UNKNOWN,
                                "the service stopped before the answer came",
                                clock.instant()));
            } else if (order.status() == OrderStatus.UNKNOWN) {
                about(order);
            }
        }
    }

    /** Asks until the order is known again, first after a second, and once even if a fill makes it known before. */
    void about(Order order) {
        if (asked.add(OrderKey.of(order))) {
            later.in(WAITS.ceiling(0), () -> ask(order, 1));
        }
    }

    /**
     * Asks once, now: the order may have moved without our being told. Done when the answer was taken in, failed
     * without one.
     */
    CompletableFuture<?> once(Order order) {
        return CompletableFuture.completedFuture(order)
                .thenCompose(this::send)
                .whenComplete((found, failure) -> answered(order, found, failure));
    }

    /** Fetches fills that the venue has told of and that have not come, first after two seconds. */
    void fillsOf(Order order) {
        if (fillsAsked.add(OrderKey.of(order))) {
            later.in(FILL_WAIT, () -> fetchFills(order, 1, 0));
        }
    }

    private void ask(Order order, int times) {
        if (times == 1 ? hasEnded(order) : !isOpenQuestion(order)) {
            asked.remove(OrderKey.of(order));
            return;
        }
        once(order).whenComplete((found, failure) -> {
            if (isOpenQuestion(order)) {
                later.in(WAITS.ceiling(times), () -> ask(order, times + 1));
            } else {
                asked.remove(OrderKey.of(order));
            }
        });
    }

    private CompletableFuture<Report> send(Order order) {
        if (Twaps.isOne(order)) {
            return twaps.ask(order);
        }
        return read(order, order.venueClientOrderId(), order.orderId())
                .thenCompose(found ->
                        isAnothers(order, found) ? readByOrderId(order) : CompletableFuture.completedFuture(found))
                .thenCompose(found -> desk.rivalOf(found)
                        .map(ours -> readBeside(ours, found))
                        .orElse(CompletableFuture.completedFuture(found)))
                .thenApply(found -> Report.of(found, true));
    }

    private CompletableFuture<Order> read(Order order, @Nullable String clientId, @Nullable String orderId) {
        return calls.send(
                order.listing().venue(),
                new AccountRequest.ReadOrder(order.account(), order.listing(), clientId, orderId));
    }

    /** Whether the venue told of another order of the same client id: of a day ago or more, or of one we know. */
    private boolean isAnothers(Order asked, Order found) {
        OrderKey key = OrderKey.of(asked);
        boolean earlier = desk.find(key)
                .filter(life -> life.isYoungerThan(found.createdAt()))
                .isPresent();
        return earlier
                || desk.meant(found)
                        .filter(life -> !OrderKey.of(life.order()).equals(key))
                        .isPresent();
    }

    /** Where its client id means another order to the venue, only its own id tells whether it is there. */
    private CompletableFuture<Order> readByOrderId(Order order) {
        String orderId = desk.find(OrderKey.of(order))
                .map(life -> life.order().orderId())
                .orElse(null);
        return orderId == null
                ? CompletableFuture.failedFuture(new OrderNotFoundException(VenueException.notSent(
                        order.venue(),
                        "order",
                        OrderNotFoundException.UNKNOWN_ORDER,
                        "order " + order.clientOrderId() + ": the venue tells of another one of its id only")))
                : read(order, null, orderId);
    }

    /** Of two under one client id the later one is ours only where it may have replaced the other. */
    private CompletableFuture<Order> readBeside(Order ours, Order found) {
        return read(ours, null, ours.orderId()).handle((told, failure) -> {
            boolean answered = told != null || Failures.cause(failure) instanceof OrderNotFoundException;
            if (answered && desk.mayBeReplaced(ours, told)) {
                return found;
            }
            if (told == null) {
                throw new CompletionException(Failures.cause(failure));
            }
            return told;
        });
    }

    private void answered(Order order, @Nullable Report report, @Nullable Throwable failure) {
        if (report != null) {
            desk.reported(order, report);
        } else if (Failures.cause(failure) instanceof OrderNotFoundException) {
            notFound(order);
        } else if (failure != null) {
            LOG.warn(
                    "order still unknown venue={} clientOrderId={}: {}",
                    order.listing().venue(),
                    order.clientOrderId(),
                    Failures.cause(failure).getMessage());
        }
    }

    /**
     * The venue is well and does not know it. While it may be on the way, or too new for the venue to tell of, that
     * says nothing; after that it never arrived, or is lost where the venue had given it an id. One that waits for
     * another shares the fate of that: they went in one call.
     */
    private void notFound(Order asked) {
        Instant now = clock.instant();
        Optional<OrderLife> parent = desk.waitsFor(asked);
        if (parent.isPresent()) {
            boolean arrived = parent.get().order().orderId() != null;
            desk.change(asked, life -> arrived ? arrived(life, now) : life.unchanged());
            return;
        }
        Instant certain = dispatch.actedOnBy(asked, asked.receivedAt()).plus(PATIENCE);
        if (now.isBefore(certain)) {
            if (!isOpenQuestion(asked)) {
                later.in(Duration.between(now, certain), () -> again(asked));
            }
            return;
        }
        desk.change(
                asked,
                life -> life.order().orderId() == null
                        ? life.moved(
                                OrderStatus.REJECTED, ExecType.REJECTED, "NOT_FOUND: the venue never received it", now)
                        : life.moved(OrderStatus.CANCELED, ExecType.LOST, LostOrder.REASON, now));
    }

    private static OrderLife.Change arrived(OrderLife life, Instant at) {
        return switch (life.order().status()) {
            case RECEIVED, SUBMITTED, UNKNOWN -> life.moved(OrderStatus.NEW, ExecType.RECOVERED, null, at);
            case NEW, PARTIALLY_FILLED, PENDING_CANCEL -> life.unchanged();
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> life.unchanged();
        };
    }

    private void again(Order asked) {
        desk.find(OrderKey.of(asked))
                .map(OrderLife::order)
                .filter(order -> !order.status().isTerminal())
                .ifPresent(this::once);
    }

    private boolean hasEnded(Order order) {
        return desk.find(OrderKey.of(order))
                .map(life -> life.order().status().isTerminal())
                .orElse(true);
    }

    private boolean isOpenQuestion(Order order) {
        return desk.find(OrderKey.of(order))
                .map(life -> switch (life.order().status()) {
                    case UNKNOWN, SUBMITTED, RECEIVED -> true;
                    case NEW, PARTIALLY_FILLED, PENDING_CANCEL -> false;
                    case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> false;
                })
                .orElse(false);
    }

    private void fetchFills(Order order, int attempt, int quiet) {
        OrderLife life =
                desk.find(OrderKey.of(order)).filter(OrderLife::awaitsFills).orElse(null);
        if (life == null || attempt > FILL_QUESTIONS) {
            fillsAsked.remove(OrderKey.of(order));
            return;
        }
        CompletableFuture.completedFuture(order)
                .thenCompose(this::readFills)
                .thenApply(fills -> counted(life, fills, quiet))
                .whenComplete((quietNow, failure) -> {
                    if (failure != null) {
                        LOG.warn(
                                "fills not counted venue={} clientOrderId={}: {}",
                                order.venue(),
                                order.clientOrderId(),
                                Failures.cause(failure).getMessage());
                    }
                    int inARow = failure == null ? quietNow : 0;
                    later.in(FILL_WAIT.multipliedBy(attempt), () -> fetchFills(order, attempt + 1, inARow));
                });
    }

    private CompletableFuture<List<Fill>> readFills(Order order) {
        return new FillReading(calls)
                .all(
                        order.venue(),
                        new AccountRequest.ReadFills(
                                order.account(),
                                order.listing().market(),
                                order.listing(),
                                order.createdAt().minus(FillReading.OVERLAP)));
    }

    /** Counts fills that were read; how many readings in a row, so many before, have brought nothing by now. */
    private int counted(OrderLife before, List<Fill> found, int quiet) {
        found.forEach(desk::filled);
        if (!isQuiet(before)) {
            return 0;
        }
        if (quiet + 1 >= QUIET_READINGS) {
            BigDecimal filled = before.order().filledQty();
            desk.change(before.order(), now -> now.exhausted(filled, clock.instant()));
        }
        return quiet + 1;
    }

    /** Whether an order that had been called filled by then has no more than it had. */
    private boolean isQuiet(OrderLife before) {
        BigDecimal filled = before.order().filledQty();
        return (before.mayHaveFilledInPart() || before.order().status().isTerminal())
                && desk.find(OrderKey.of(before.order()))
                        .filter(now -> now.order().filledQty().compareTo(filled) == 0)
                        .isPresent();
    }
}
