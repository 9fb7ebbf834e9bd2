package io.azalai.trade;

import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.Wanted;
import io.azalai.timing.Backoff;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.VenueCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what venues tell of our accounts, by stream or by query, and makes finished events of it: orders go by our
 * client ids again, fills count once, orders placed elsewhere are adopted. The entry of {@code direct:account-updates}.
 * Safe for many threads: what it changes is behind the desk's lock, fills whose order is asked for are in a concurrent
 * set.
 */
public final class AccountUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(AccountUpdates.class);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    /** By so much the end of an order may come before the one that replaces it. */
    private static final Duration REPLACED_WITHIN = Duration.ofSeconds(1);

    private final OrderDesk desk;
    private final Venues venues;
    private final AccountDesk accounts;
    private final StreamWatch streams;
    private final LostEvents lost;
    private final Closings closings;
    private final Payments payments;
    private final Newcomers newcomers;
    private final VenueCalls calls;
    private final Later later;
    private final Instant bornAt;
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    AccountUpdates(
            OrderDesk desk,
            Venues venues,
            AccountDesk accounts,
            StreamWatch streams,
            LostEvents lost,
            Closings closings,
            Ledger ledger,
            Payments payments,
            VenueCalls calls,
            Later later) {
        this.desk = desk;
        this.venues = venues;
        this.payments = payments;
        this.accounts = accounts;
        this.streams = streams;
        this.lost = lost;
        this.closings = closings;
        this.newcomers = new Newcomers(desk, venues, ledger, calls, later);
        this.calls = calls;
        this.later = later;
        this.bornAt = ledger.journal().bornAt();
    }

    /**
     * Takes events in the order they came: all of them, also where one fails. Its account is then compared.
     *
     * @throws RuntimeException the failure of the first that could not be taken in; those of others are in the log
     */
    public void accept(List<? extends Event> events) {
        each(events, this::take, lost::lost);
    }

    /** Each of them, also where one fails: the first failure is thrown then, those of others are in the log. */
    private static <E extends Event> void each(List<? extends E> events, Consumer<E> take, Consumer<E> failed) {
        RuntimeException first = null;
        for (E event : events) {
            try {
                take.accept(event);
            } catch (RuntimeException failure) {
                failed.accept(event);
                if (first == null) {
                    first = failure;
                } else {
                    LOG.warn("not taken in dataset={} key={}", event.dataset(), event.key(), failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void take(Event event) {
        if (event instanceof Order order) {
            order(order, false);
        } else if (event instanceof Fill fill) {
            fill(fill);
        } else if (event instanceof Position position) {
            accounts.learn(position);
        } else if (event instanceof Balance balance) {
            accounts.learn(balance);
        } else if (event instanceof FundingPayment payment) {
            paid(payment);
        } else if (event instanceof MarginCall call) {
            closings.told(call);
        } else if (event instanceof FeedStatus status) {
            streams.learn(status);
        } else if (event instanceof Wanted.OfAccount wanted) {
            streams.learn(wanted);
        }
    }

    /** Takes payments that were asked for: whoever asked asks again where that fails. */
    void paid(List<FundingPayment> found) {
        each(found, this::paid, payment -> {});
    }

    private void paid(FundingPayment payment) {
        if (payments.accept(payment)) {
            desk.within(() -> {
                desk.book().pnl().paid(payment);
                return null;
            });
        }
    }

    /** Takes open orders that were asked for, likewise. */
    void opened(List<Order> found) {
        each(found, order -> order(order, true), order -> {});
    }

    /**
     * Takes fills that were asked for, likewise.
     *
     * @return those whose order is asked for first
     */
    List<Fill> filled(List<Fill> found) {
        List<Fill> open = new ArrayList<>();
        Consumer<Fill> take = fill -> {
            if (!fill(fill)) {
                open.add(fill);
            }
        };
        each(found, take, fill -> {});
        return open;
    }

    /** What a venue says of an order; one we do not know was placed elsewhere. */
    void order(Order report, boolean queried) {
        OrderLife life = desk.meant(report).orElse(null);
        if (life == null) {
            newcomers.told(report, queried);
        } else if (!queried && mayBeReplaced(life.order(), report)) {
            later.in(REPLACED_WITHIN, () -> ended(life.order(), report));
        } else {
            told(report, queried);
        }
    }

    /** Whether that may be the end of an order whose replacement is told next: nobody here asked for it. */
    private boolean mayBeReplaced(Order order, Order report) {
        boolean works = order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
        return works
                && report.status() == OrderStatus.CANCELED
                && order.orderType() == OrderType.LIMIT
                && order.venueClientOrderId() != null
                && venues.replacesAmended(order.venue());
    }

    private void ended(Order order, Order report) {
        if (newcomers.asksBeside(order)) {
            later.in(REPLACED_WITHIN, () -> ended(order, report));
        } else {
            told(report, false);
        }
    }

    private void told(Order report, boolean queried) {
        desk.meant(report).ifPresent(life -> desk.reported(life.order(), Report.of(report, queried)));
    }

    /**
     * An own trade. When its order is not known yet, a moment is waited, then the venue is asked until it answers.
     *
     * @return false while that is open
     */
    boolean fill(Fill fill) {
        if (desk.filled(fill) || fill.timestamp().isBefore(bornAt)) {
            return true;
        }
        if (strangers.add(FillMemory.key(fill))) {
            desk.within(() -> {
                desk.book().stranger(fill);
                return null;
            });
            later.in(WAITS.ceiling(0), () -> late(fill, 0));
        }
        return false;
    }

    private void late(Fill fill, int failures) {
        if (desk.filled(fill)) {
            strangers.remove(FillMemory.key(fill));
            return;
        }
        if (desk.maySlice(fill)) {
            later.in(WAITS.ceiling(failures), () -> late(fill, failures));
            return;
        }
        calls.send(fill.venue(), new AccountRequest.ReadOrder(fill.account(), fill.listing(), null, fill.orderId()))
                .whenComplete((order, failure) -> {
                    boolean settled = order == null
                            ? Failures.cause(failure) instanceof OrderNotFoundException
                            : newcomers.found(order);
                    if (desk.filled(fill)) {
                        strangers.remove(FillMemory.key(fill));
                    } else if (!settled) {
                        later.in(WAITS.ceiling(failures), () -> late(fill, failures + 1));
                    } else {
                        LOG.warn("fill of an unknown order venue={} orderId={}", fill.venue(), fill.orderId());
                        desk.orphaned(fill);
                        strangers.remove(FillMemory.key(fill));
                    }
                });
    }
}
