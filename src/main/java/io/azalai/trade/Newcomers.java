package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.timing.Backoff;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.JournaledOrder;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.VenueCalls;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders that were placed elsewhere. One that a stream tells of without its type is read before it is adopted
 * (hyperliquid.md section 6.2): a stop taken for a limit could be amended into one. What opens under the client id of
 * an order that has ended is one of them: it counts and can be cancelled, and what has ended stays so. What opens under
 * the client id of an open order, where amending makes another one, is one of them as long as the venue has that open,
 * or where that ended by itself; where it was cancelled, as amending does, and not by us, it was replaced. Safe for
 * many threads: what is asked for, and each adoption, is behind one lock, held without IO.
 */
final class Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

    /** How ids of ours for orders placed elsewhere begin. */
    private static final String EXTERNAL = "external:";

    /** First a moment: a comparison that is under way reads all open orders at once. */
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** So often in a row a venue may not know yet an order that it told of, or that another has replaced it. */
    private static final int DENIALS = 3;

    private final OrderDesk desk;
    private final Venues venues;
    private final Ledger ledger;
    private final VenueCalls calls;
    private final Later later;
    /** The last that a stream told of each order asked for, by where it is and its id. */
    private final Map<String, Order> asked = new HashMap<>();

    Newcomers(OrderDesk desk, Venues venues, Ledger ledger, VenueCalls calls, Later later) {
        this.desk = desk;
        this.venues = venues;
        this.ledger = ledger;
        this.calls = calls;
        this.later = later;
    }

    /**
     * What a venue says of an order that was not known a moment ago; it is adopted, unless it has ended without our
     * ever seeing it.
     */
    synchronized void told(Order report, boolean queried) {
        Optional<Order> rival = desk.rivalOf(report);
        if (desk.meant(report).isPresent()) {
            report(report, queried);
        } else if (rival.isPresent()) {
            if (queried || !report.status().isTerminal() || report.status() == OrderStatus.FILLED) {
                weigh(report);
            } else {
                asked.replace(key(report), report);
            }
        } else if (!queried && asked.replace(key(report), report) != null) {
            LOG.debug("order asked for already orderId={}", report.orderId());
        } else if (!report.status().isTerminal()
                || (queried && report.filledQty().signum() > 0)) {
            if (queried || (tellsType(report) && desk.lost(report).isEmpty())) {
                adoptUnlessSlice(report, queried);
            } else {
                asked.put(key(report), report);
                later.in(WAITS.ceiling(0), () -> ask(report, 0));
            }
        }
    }

    /**
     * What a venue answered of an order of which a fill has come: one we do not know is adopted however it stands.
     *
     * @return false where it is asked first whose that order is
     */
    synchronized boolean found(Order order) {
        if (desk.meant(order).isPresent()) {
            report(order, true);
        } else if (desk.rivalOf(order).isPresent()) {
            weigh(order);
            return false;
        } else {
            adopt(order, true);
        }
        return true;
    }

    /** Whether the venue is being asked about one that bears the client id of that order. */
    synchronized boolean asksBeside(Order order) {
        return asked.values().stream()
                .flatMap(report -> desk.rivalOf(report).stream())
                .anyMatch(rival -> OrderKey.of(rival).equals(OrderKey.of(order)));
    }

    /** What a venue answered of an order that a stream told of. */
    private synchronized void opened(Order order) {
        if (desk.meant(order).isPresent()) {
            report(order, true);
        } else {
            adoptUnlessSlice(order, true);
        }
    }

    private void adoptUnlessSlice(Order order, boolean queried) {
        if (!Twaps.isSlice(order, desk.all())) {
            adopt(order, queried);
        }
    }

    private void weigh(Order report) {
        if (asked.put(key(report), report) == null) {
            later.in(Duration.ZERO, () -> askForRival(report, 0));
        }
    }

    private void askForRival(Order report, int looks) {
        Order rival = desk.rivalOf(report).orElse(null);
        if (rival == null) {
            ask(report, 0);
            return;
        }
        calls.send(rival.venue(), new AccountRequest.ReadOrder(rival.account(), rival.listing(), null, rival.orderId()))
                .whenComplete((told, failure) -> weighed(report, rival, told, failure, looks + 1));
    }

    /** Of one that is open yet, or that the venue does not know, the replacement may not have reached what answers. */
    private void weighed(Order report, Order rival, @Nullable Order told, @Nullable Throwable failure, int looks) {
        if (told == null && !(Failures.cause(failure) instanceof OrderNotFoundException)) {
            later.in(WAITS.ceiling(DENIALS), () -> askForRival(report, looks - 1));
        } else if (looks < DENIALS && (told == null || !told.status().isTerminal())) {
            later.in(WAITS.ceiling(looks), () -> askForRival(report, looks));
        } else if (!desk.mayBeReplaced(rival, told)) {
            if (told != null) {
                desk.reported(rival, Report.of(told, true));
            }
            ask(report, 0);
        } else if (isMoving(rival)) {
            later.in(WAITS.ceiling(looks), () -> askForRival(report, 0));
        } else {
            desk.reported(rival, Report.of(report, false));
            settle(report);
        }
    }

    /** Whether an amendment of ours may be why the venue has it no more. */
    private boolean isMoving(Order rival) {
        return desk.find(OrderKey.of(rival))
                .filter(life -> life.replacement().pending() != null
                        || !Objects.equals(life.order().orderId(), rival.orderId()))
                .isPresent();
    }

    private void ask(Order report, int failures) {
        if (desk.meant(report).isPresent()) {
            settle(report);
            return;
        }
        calls.send(
                        report.listing().venue(),
                        new AccountRequest.ReadOrder(report.account(), report.listing(), null, report.orderId()))
                .whenComplete((order, failure) -> answered(report, order, failure, failures));
    }

    private void answered(Order report, @Nullable Order order, @Nullable Throwable failure, int failures) {
        if (order != null) {
            opened(order);
            settle(report);
        } else if (failures + 1 >= DENIALS && Failures.cause(failure) instanceof OrderNotFoundException) {
            LOG.warn(
                    "order placed elsewhere that the venue does not know venue={} orderId={}",
                    report.listing().venue(),
                    report.orderId());
            settle(report);
        } else {
            later.in(WAITS.ceiling(failures + 1), () -> ask(report, failures + 1));
        }
    }

    /** Nothing is asked any more: what the stream told last may be newer than the answer. */
    private synchronized void settle(Order report) {
        Order last = asked.remove(key(report));
        if (last != null && desk.meant(last).isPresent()) {
            report(last, false);
        }
    }

    private void report(Order report, boolean queried) {
        desk.meant(report).ifPresent(life -> desk.reported(life.order(), Report.of(report, queried)));
    }

    private void adopt(Order report, boolean queried) {
        OrderLife lost = desk.lost(report).orElse(null);
        Order namesake = lost == null ? desk.namesakeOf(report).orElse(null) : lost.order();
        OrderCopy copy = OrderCopy.of(report).adopted(unusedId(report));
        Order adopted = namesake == null ? copy.now() : copy.unnamed().now();
        OrderLife life = begun(adopted, lost);
        LOG.info(
                "order placed elsewhere adopted venue={} clientOrderId={}",
                report.listing().venue(),
                adopted.clientOrderId());
        Order known = desk.adopt(report, life.told(ExecType.RECOVERED, why(namesake), report.receivedAt()));
        if (lost != null && known.clientOrderId().equals(adopted.clientOrderId())) {
            BracketHeirs.inherit(desk, ledger, lost.order(), known, report.receivedAt());
        }
        desk.reported(known, Report.of(report, queried));
    }

    /** With what had filled of one that was lost, whose fills have come. */
    private static OrderLife begun(Order adopted, @Nullable OrderLife lost) {
        if (lost == null) {
            return OrderLife.begin(adopted, JournaledOrder.EXTERNAL);
        }
        Order with = OrderCopy.of(adopted)
                .filled(lost.order().filledQty(), lost.order().avgPrice())
                .now();
        return OrderLife.begin(with, JournaledOrder.EXTERNAL).with(lost.fills());
    }

    private static String why(@Nullable Order namesake) {
        if (namesake == null) {
            return "EXTERNAL: placed elsewhere";
        }
        if (LostOrder.is(namesake)) {
            return "EXTERNAL: open after all, though " + namesake.clientOrderId() + " had ended as lost";
        }
        return namesake.status().isTerminal()
                ? "EXTERNAL: open in the stead of " + namesake.clientOrderId() + ", which has ended"
                : "EXTERNAL: placed elsewhere under the client id of " + namesake.clientOrderId();
    }

    /** Whether its type was told: a limit may be one of which nothing was told. */
    private boolean tellsType(Order report) {
        return report.orderType() != OrderType.LIMIT
                || venues.named(report.venue()).streamsOrderTypes();
    }

    private static String key(Order order) {
        return order.listing().venue() + "|" + order.account() + "|" + order.listing() + "|" + order.orderId();
    }

    /** The id of one that was adopted and lost stays with that. */
    private String unusedId(Order report) {
        String id = externalId(report);
        int times = 1;
        String unused = id;
        while (desk.find(new OrderKey(report.account(), unused)).isPresent()) {
            times++;
            unused = id + "." + times;
        }
        return unused;
    }

    /** Whether an order was adopted, by its id. */
    static boolean isExternal(Order order) {
        return order.clientOrderId().startsWith(EXTERNAL);
    }

    /** An id of ours for an order that has none: unique, and within the letters that ids may have. */
    private static String externalId(Order order) {
        String id = EXTERNAL + order.listing().venue() + ":"
                + order.listing().market().name().toLowerCase(Locale.ROOT) + ":"
                + order.listing().venueSymbol() + ":" + order.orderId();
        return id.replaceAll("[^A-Za-z0-9._:@-]", "_");
    }
}
