package io.azalai.trade;

import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.ExecType;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.timing.Backoff;
import io.azalai.trade.journal.JournaledOrder;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.VenueCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what venues tell of our accounts, by stream or by query, and makes finished events of it: orders go by our
 * client ids again, fills count once, orders placed elsewhere are adopted. The entry of {@code direct:account-updates}.
 * Safe for many threads: what it changes is behind the desk's lock, fills whose order is asked for are in a concurrent set.
 */
public final class AccountUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(AccountUpdates.class);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final StreamWatch streams;
    private final Ledger ledger;
    private final Payments payments;
    private final VenueCalls calls;
    private final Later later;
    private final Instant bornAt;
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    AccountUpdates(
            OrderDesk desk,
            AccountDesk accounts,
            StreamWatch streams,
            Ledger ledger,
            Payments payments,
            VenueCalls calls,
            Later later) {
        this.desk = desk;
        this.ledger = ledger;
        this.payments = payments;
        this.accounts = accounts;
        this.streams = streams;
        this.calls = calls;
        this.later = later;
        this.bornAt = ledger.journal().bornAt();
    }

    /** Takes events in the order they came. */
    public void accept(List<? extends Event> events) {
        for (Event event : events) {
            if (event instanceof Order order) {
                order(order, false);
            } else if (event instanceof Fill fill) {
                fill(fill);
            } else if (event instanceof Position position) {
                accounts.learn(position);
            } else if (event instanceof Balance balance) {
                accounts.learn(balance);
            } else if (event instanceof FundingPayment payment) {
                payments.accept(payment);
            } else if (event instanceof MarginCall call) {
                ledger.record(List.of(call));
            } else if (event instanceof FeedStatus status) {
                streams.learn(status);
            }
        }
    }

    /** What a venue says of an order; one we do not know is adopted, unless it has ended without our ever seeing it. */
    void order(Order report, boolean queried) {
        OrderLife life = desk.meant(report).orElse(null);
        if (life != null) {
            desk.reported(life.order(), Report.of(report, queried));
        } else if (!report.status().isTerminal()
                || (queried && report.filledQty().signum() > 0)) {
            adopt(report, queried);
        }
    }

    private void adopt(Order report, boolean queried) {
        Order adopted = OrderCopy.of(report)
                .adopted(externalId(report))
                .status(OrderStatus.NEW)
                .now();
        OrderLife life = OrderLife.begin(adopted, JournaledOrder.EXTERNAL);
        LOG.info(
                "order placed elsewhere adopted venue={} clientOrderId={}",
                report.listing().venue(),
                adopted.clientOrderId());
        Order known =
                desk.adopt(report, life.told(ExecType.RECOVERED, "EXTERNAL: placed elsewhere", report.receivedAt()));
        desk.reported(known, Report.of(report, queried));
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
                    if (order != null) {
                        traded(order);
                    }
                    if (desk.filled(fill)) {
                        strangers.remove(FillMemory.key(fill));
                    } else if (failure != null && !(Questions.cause(failure) instanceof OrderNotFoundException)) {
                        later.in(WAITS.ceiling(failures), () -> late(fill, failures + 1));
                    } else {
                        LOG.warn("fill of an unknown order venue={} orderId={}", fill.venue(), fill.orderId());
                        desk.orphaned(fill);
                        strangers.remove(FillMemory.key(fill));
                    }
                });
    }

    /**
     * The order of a fill that we have. One that we do not know is adopted however it stands: of an order that filled at
     * once a venue may tell no more than that it has ended.
     */
    private void traded(Order order) {
        if (desk.meant(order).isEmpty()) {
            adopt(order, true);
        } else {
            order(order, true);
        }
    }

    /** An id of ours for an order that has none: unique, and within the letters that ids may have. */
    private static String externalId(Order order) {
        String id = "external:" + order.listing().venue() + ":"
                + order.listing().market().name().toLowerCase(Locale.ROOT) + ":"
                + order.listing().venueSymbol() + ":" + order.orderId();
        return id.replaceAll("[^A-Za-z0-9._:@-]", "_");
    }
}
