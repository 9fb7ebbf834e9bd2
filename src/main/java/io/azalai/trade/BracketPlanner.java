package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the plan of one bracket as things stand. Confined to the call that makes it. */
final class BracketPlanner {

    private final JournaledBracket bracket;
    private final Order parent;
    private final BracketFamily family;
    private final BracketPlan.Sight sight;
    private final BigDecimal wanted;
    private final List<BracketPlan.Place> places = new ArrayList<>();
    private final List<Order> cancels = new ArrayList<>();
    private final List<Order> asks = new ArrayList<>();
    private final List<Order> checks = new ArrayList<>();

    BracketPlanner(JournaledBracket bracket, BracketFamily family, BracketPlan.Sight sight) {
        this.bracket = bracket;
        this.parent = family.parent();
        this.family = family;
        this.sight = sight;
        wanted = family.bare();
    }

    BracketPlan plan() {
        for (Protection protection : Protection.values()) {
            tend(protection);
        }
        boolean quiet =
                family.children().stream().allMatch(order -> order.status().isTerminal());
        boolean unwanted = !isWanted() || bracket.bracket().isEmpty();
        boolean over = parent.status().isTerminal() && quiet && unwanted && places.isEmpty();
        return new BracketPlan(places, cancels, asks, checks, isBare(), over);
    }

    private boolean isWanted() {
        return wanted.signum() > 0;
    }

    /** What the venue tied to an order that did not fill whole wakes never, or ends with the order. */
    private boolean isBare() {
        BigDecimal due = sight.held().signum() > 0 ? quantity() : wanted.subtract(sight.toCome());
        return Stream.of(Protection.values())
                .filter(protection -> protection.price(bracket.bracket()) != null)
                .map(protection -> family.of(protection).stream()
                        .filter(order -> !order.status().isTerminal() && !isMoving(order))
                        .filter(order -> isWhole() || !BracketTies.isOne(bracket, order))
                        .map(Order::leavesQuantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .anyMatch(standing -> standing.compareTo(due) < 0);
    }

    private boolean isWhole() {
        return parent.filledQty().compareTo(parent.quantity()) >= 0;
    }

    /** Those of one kind: the one that the venue ties to the order, where it does, and ours. */
    private void tend(Protection protection) {
        List<Order> all = family.of(protection);
        int last = all.stream()
                .mapToInt(order -> Protection.number(order.clientOrderId()))
                .max()
                .orElse(0);
        List<Order> live =
                all.stream().filter(order -> !order.status().isTerminal()).toList();
        List<Order> venues =
                live.stream().filter(order -> BracketTies.isOne(bracket, order)).toList();
        List<Order> ours =
                live.stream().filter(order -> !venues.contains(order)).toList();
        if (bracket.tied() && isWhole()) {
            handOver(protection, venues, ours, last);
        } else if (bracket.tied() && !parent.status().isTerminal()) {
            keepInStep(protection, ours, last, sight.due());
        } else if (!venues.isEmpty() && isWanted() && sight.patient()) {
            asks.addAll(venues);
        } else {
            keepInStep(protection, live, last, true);
        }
    }

    /**
     * Of an order that has filled whole the venue's own protects all: ours goes once that is seen to stand, and comes
     * where it ended though something is left. Of what ours has closed the venue's own knows nothing.
     */
    private void handOver(Protection protection, List<Order> venues, List<Order> ours, int last) {
        List<Order> live = Stream.concat(venues.stream(), ours.stream()).toList();
        boolean stands = venues.stream().anyMatch(this::isEnough);
        if (!isWanted()) {
            cancels.addAll(still(hasOursClosed() ? live : ours));
        } else if (!stands && !sight.acting()) {
            keepInStep(protection, live, last, true);
        } else if (stands && sight.standing().contains(protection)) {
            cancels.addAll(still(ours));
        } else if (stands && !ours.isEmpty()) {
            checks.addAll(venues);
        }
    }

    private boolean hasOursClosed() {
        return family.children().stream()
                .anyMatch(order ->
                        !BracketTies.isOne(bracket, order) && order.filledQty().signum() > 0);
    }

    private static List<Order> still(List<Order> live) {
        return live.stream().filter(order -> !isMoving(order)).toList();
    }

    /** The right size is placed first, then what stood before is cancelled. */
    private void keepInStep(Protection protection, List<Order> live, int last, boolean due) {
        if (live.stream().anyMatch(BracketPlanner::isMoving)) {
            return;
        }
        if (!isWanted()) {
            cancels.addAll(mayGrow() ? List.of() : live);
            return;
        }
        Order newest = live.isEmpty() ? null : live.get(live.size() - 1);
        BigDecimal price = protection.price(bracket.bracket());
        if (newest != null && isEnough(newest)) {
            cancels.addAll(live.subList(0, live.size() - 1));
        } else if (price != null && due && quantity().signum() > 0) {
            String id = protection.id(parent.clientOrderId(), last);
            BigDecimal standing = live.stream().map(Order::leavesQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean instead = bracket.tied() && isWhole() && last == 1 && live.isEmpty();
            places.add(new BracketPlan.Place(protection, id, quantity(), price, standing, instead));
        }
    }

    /**
     * What stands already is left where the position was closed in part, as a reduce-only order takes no more than
     * there is, and where more may have to be protected than is known.
     */
    private boolean isEnough(Order order) {
        BigDecimal leaves = order.leavesQuantity();
        return leaves.compareTo(quantity()) >= 0 && (mayGrow() || leaves.compareTo(wanted) <= 0);
    }

    private boolean mayGrow() {
        return sight.filling() && !isWhole();
    }

    /**
     * No venue takes more than is left of the position; where there seems to be none the next reading of it is awaited.
     */
    private BigDecimal quantity() {
        return wanted.subtract(sight.toCome()).min(sight.held());
    }

    /** On its way or being cancelled: what comes of it is awaited. One that fills in part may do so for long. */
    static boolean isMoving(Order order) {
        return switch (order.status()) {
            case RECEIVED, SUBMITTED, UNKNOWN, PENDING_CANCEL -> true;
            case NEW, PARTIALLY_FILLED -> false;
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> false;
        };
    }
}
