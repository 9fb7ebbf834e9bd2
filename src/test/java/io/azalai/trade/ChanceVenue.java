package io.azalai.trade;

import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.journal.Page;
import io.azalai.trade.risk.AccountState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The order path over a venue that does what chance says, and tells of it late, twice, in any order or not at all.
 * Confined to one test.
 */
final class ChanceVenue implements AutoCloseable {

    private final Path state;
    private final Chance chance;
    /** What a stream has still to tell. */
    private final List<Supplier<Event>> untold = new ArrayList<>();
    /** Orders that the venue does not know for a while. */
    private final List<Order> hidden = new ArrayList<>();

    private ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;
    private boolean hid;
    private int requests;

    ChanceVenue(Path state, int seed) {
        this.state = state;
        this.chance = new Chance(seed);
        test = new TestPath(state, time).started();
    }

    /** Something happens; what it was. */
    String step() {
        time.pass(Duration.ofMillis(1));
        int what = chance.below(100);
        if (what < 22) {
            return place();
        } else if (what < 44) {
            return fill();
        } else if (what < 46) {
            return end(chance.pick(test.venue.open()));
        } else if (what < 55) {
            return amend();
        } else if (what < 59) {
            return cancel();
        } else if (what < 82) {
            return tell();
        } else if (what < 85) {
            test.path.reconciliation().repeat();
            return "compare";
        } else if (what < 90) {
            test.path.accounts().refresh();
            return "refresh";
        } else if (what < 92) {
            return hide();
        } else if (what < 94) {
            return restart();
        }
        return pass(Duration.ofMillis(chance.below(8_000)));
    }

    /** All is told, and asked for, until nothing moves any more. */
    void settle() {
        scripts(PlaceScript.REST, AmendScript.KEEP_ID, CancelScript.END);
        test.venue.orders.addAll(hidden);
        hidden.clear();
        while (!untold.isEmpty()) {
            time.pass(Duration.ofMillis(1));
            test.path
                    .updates()
                    .accept(List.of(untold.remove(chance.below(untold.size())).get()));
        }
        for (int i = 0; i < 4; i++) {
            time.pass(Duration.ofMinutes(1));
            test.path.reconciliation().repeat();
        }
        time.pass(Duration.ofMinutes(2));
        test.path.accounts().refresh();
        test.journal.write(new Page()).join();
    }

    List<Order> orders() {
        return test.gateway.orders();
    }

    List<Order> venues() {
        return test.venue.orders;
    }

    List<Fill> fillsOf(Order order) {
        return test.journal.fills("main", order.clientOrderId());
    }

    AccountState book() {
        return test.path.accounts().view().venues().iterator().next().accounts().get(0);
    }

    /** Whether the venue has denied an order since the start, and what is lost may count no more. */
    boolean hides() {
        return hid;
    }

    /** What is held by the venue's fills, signed. */
    BigDecimal position() {
        return test.venue.fills.stream()
                .map(fill -> fill.side() == Side.BUY
                        ? fill.quantity()
                        : fill.quantity().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String place() {
        if (!hidden.isEmpty()) {
            return pass(Duration.ofSeconds(1));
        }
        time.pass(Duration.ofSeconds(1));
        BigDecimal held = position();
        boolean closes = held.signum() != 0 && chance.is();
        boolean buys = closes ? held.signum() < 0 : chance.is();
        Side side = buys ? Side.BUY : Side.SELL;
        boolean rests = chance.below(4) > 0;
        PlaceScript script = chance.pick(List.of(
                        PlaceScript.REST,
                        PlaceScript.REST,
                        PlaceScript.REST,
                        PlaceScript.REST_AND_CUT,
                        PlaceScript.LOSE,
                        PlaceScript.REFUSE))
                .orElseThrow();
        scripts(script, AmendScript.KEEP_ID, CancelScript.END);
        String id = "o-" + requests++;
        OrderTerms terms = OrderTerms.limit(side, closes ? held.abs() : chance.lots(8), chance.price(side))
                .inForce(rests ? TimeInForce.GTC : TimeInForce.IOC);
        Chance.attempt(() -> test.send(OrderRequest.place(id, "hyperliquid", "BTC", terms, time.instant())));
        Optional<Order> there = test.venue.open().stream()
                .filter(order -> order.venueClientOrderId().equals("v-" + id))
                .findFirst();
        if (!rests && there.isPresent()) {
            if (chance.is()) {
                filled(there.get());
            }
            test.venue.open().stream()
                    .filter(order -> order.venueClientOrderId().equals("v-" + id))
                    .forEach(order -> end(Optional.of(order)));
        }
        return "place " + id + " " + side + " " + terms.timeInForce() + " " + script;
    }

    private String fill() {
        Optional<Order> closing = test.venue.open().stream()
                .filter(order -> (order.side() == Side.SELL) == position().signum() > 0)
                .filter(order -> order.leavesQuantity().compareTo(position().abs()) >= 0)
                .findFirst();
        if (closing.isPresent() && position().signum() != 0 && chance.is()) {
            filled(closing.get(), position().abs());
            if (chance.is()) {
                time.pass(Duration.ofMillis(1));
                test.path.accounts().refresh();
            }
            return "close";
        }
        Optional<Order> order = chance.pick(test.venue.open());
        order.ifPresent(this::filled);
        return "fill " + order.map(Order::orderId);
    }

    private void filled(Order order) {
        BigDecimal most = order.leavesQuantity();
        filled(order, chance.below(3) == 0 ? most : chance.lots(8).min(most));
    }

    private void filled(Order order, BigDecimal quantity) {
        Instant at = time.instant();
        BigDecimal better = new BigDecimal(chance.below(5)).movePointLeft(1);
        BigDecimal price = order.side() == Side.BUY
                ? order.price().subtract(better)
                : order.price().add(better);
        String tradeId = "t-" + test.venue.fills.size();
        Order traded = OrderCopy.of(order).numbers(order.quantity(), price).now();
        test.venue.fills.add(VenueOrders.fill(traded, tradeId, quantity, at, at.plusMillis(1)));
        untold.add(() -> VenueOrders.fill(traded, tradeId, quantity, at, time.instant()));
        BigDecimal sum = order.filledQty().add(quantity);
        boolean whole = sum.compareTo(order.quantity()) >= 0;
        becomes(order, whole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, sum);
        test.venue.positions.clear();
        if (position().signum() != 0) {
            test.venue.positions.add(VenueOrders.position(position(), at, at.plusMillis(1)));
        }
    }

    private String end(Optional<Order> order) {
        order.ifPresent(
                open -> becomes(open, chance.is() ? OrderStatus.CANCELED : OrderStatus.EXPIRED, open.filledQty()));
        return "end " + order.map(Order::orderId);
    }

    private void becomes(Order order, OrderStatus status, BigDecimal filled) {
        Order now = OrderCopy.of(VenueOrders.copy(order, status, filled)).at(time.instant());
        test.venue.orders.replaceAll(known -> known.orderId().equals(now.orderId()) ? now : known);
        untold.add(() -> now);
    }

    private String amend() {
        Optional<Order> order = chance.pick(test.gateway.openOrders());
        AmendScript script = chance.pick(List.of(
                        AmendScript.KEEP_ID,
                        AmendScript.KEEP_AND_CUT,
                        AmendScript.KEEP_AND_CUT,
                        AmendScript.LOSE,
                        AmendScript.REFUSE))
                .orElseThrow();
        order.ifPresent(ours -> {
            time.pass(Duration.ofSeconds(1));
            BigDecimal quantity =
                    chance.is() ? chance.lots(12) : ours.quantity().add(chance.lots(4));
            test.venue.beforeAmending = () ->
                    scripts(PlaceScript.REST, takes(ours, quantity) ? script : AmendScript.REFUSE, CancelScript.END);
            Chance.attempt(() -> test.gateway
                    .amend(test.gateway.accept(OrderRequest.amend(
                            "m-" + requests++,
                            "hyperliquid",
                            ours.clientOrderId(),
                            quantity,
                            chance.price(ours.side()),
                            time.instant())))
                    .join());
            if (chance.is()) {
                fillAsItWas(ours);
            }
        });
        return "amend " + order.map(Order::clientOrderId) + " " + script;
    }

    /** All fills that an order was before it was amended, and is told at once. */
    private void fillAsItWas(Order ours) {
        test.venue.open().stream()
                .filter(order -> order.orderId().equals(ours.orderId()))
                .filter(order -> order.filledQty().compareTo(ours.quantity()) < 0)
                .findFirst()
                .ifPresent(order -> {
                    filled(order, ours.quantity().subtract(order.filledQty()));
                    time.pass(Duration.ofMillis(1));
                    Event fill = untold.get(untold.size() - 2).get();
                    test.path.updates().accept(List.of(fill));
                });
    }

    /** Whether the venue can make an order so large: no smaller than what has filled. */
    private boolean takes(Order ours, BigDecimal quantity) {
        return test.venue.open().stream()
                .filter(order -> order.orderId().equals(ours.orderId()))
                .anyMatch(order -> quantity.compareTo(order.filledQty()) > 0);
    }

    private String cancel() {
        Optional<Order> order = chance.pick(test.gateway.openOrders());
        CancelScript script = chance.pick(List.of(CancelScript.END, CancelScript.END, CancelScript.LOSE))
                .orElseThrow();
        scripts(PlaceScript.REST, AmendScript.KEEP_ID, script);
        order.ifPresent(ours -> Chance.attempt(() -> test.gateway
                .cancel(OrderRequest.cancel(ours.clientOrderId(), "hyperliquid", ours.clientOrderId(), time.instant()))
                .join()));
        return "cancel " + order.map(Order::clientOrderId) + " " + script;
    }

    /** Any of what is untold, which may be told again later or be lost. */
    private String tell() {
        if (untold.isEmpty()) {
            return "tell nothing";
        }
        int which = chance.below(untold.size());
        Event event = untold.get(which).get();
        int fate = chance.below(10);
        if (fate < 8) {
            untold.remove(which);
        }
        if (fate > 0) {
            test.path.updates().accept(List.of(event));
        }
        return (fate > 0 ? "tell " : "lose ") + event;
    }

    /** An order is not found for as long as it takes to be lost, or for a moment, and then is there again. */
    private String hide() {
        Optional<Order> order = chance.pick(test.venue.open());
        if (order.isEmpty() || !hidden.isEmpty()) {
            test.venue.orders.addAll(hidden);
            hidden.clear();
            return "show";
        }
        hid = true;
        hidden.add(order.get());
        test.venue.orders.remove(order.get());
        time.pass(Duration.ofMinutes(1));
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(chance.below(60)));
        return "hide " + order.map(Order::orderId);
    }

    private String restart() {
        test.close();
        List<io.azalai.model.Position> positions = List.copyOf(test.venue.positions);
        time = new ManualTime(time.instant().plusSeconds(chance.below(100)));
        test = new TestPath(state, time, Mode.LIVE, test.venue);
        test.venue.positions.addAll(positions);
        test.started();
        return "restart";
    }

    private String pass(Duration duration) {
        time.pass(duration);
        return "pass " + duration;
    }

    private void scripts(PlaceScript place, AmendScript amend, CancelScript cancel) {
        test.venue.script = place;
        test.venue.amendScript = amend;
        test.venue.cancelScript = cancel;
    }

    @Override
    public void close() {
        test.close();
    }
}
