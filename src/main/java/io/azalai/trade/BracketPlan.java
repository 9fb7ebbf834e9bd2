package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done so that as much is protected as has filled and was not closed again. Pure.
 *
 * @param places what is to be placed
 * @param cancels what protects too much, or twice
 * @param asks what the venue is to be asked about: it should have ended
 * @param over whether nothing is left to do
 */
record BracketPlan(List<Place> places, List<Order> cancels, List<Order> asks, boolean over) {

    /** One that is to be placed. */
    record Place(Protection protection, String clientOrderId, BigDecimal quantity, BigDecimal price) {}

    /** The plan once its position is closed: everything goes, and nothing comes back. */
    static BracketPlan gone(List<Order> family) {
        List<Order> live =
                family.stream().filter(order -> !order.status().isTerminal()).toList();
        List<Order> standing = live.stream().filter(order -> !isMoving(order)).toList();
        return new BracketPlan(List.of(), standing, List.of(), live.isEmpty());
    }

    /**
     * What is seen besides the orders.
     *
     * @param held what there is of the position; zero where nothing is known of it
     * @param patient whether the venue may still end those that it tied to an order cut short; those that it keeps are then
     *     taken for ours
     */
    record Sight(BigDecimal held, boolean patient) {}

    /**
     * How much is to be protected: as much as has filled and was not closed by what protects it; of a position that was
     * closed in part by something else no venue takes more than is left.
     */
    private record Need(BigDecimal wanted, BigDecimal held) {

        /** What stands already is left: a reduce-only order takes no more than there is. */
        boolean isMetBy(Order order) {
            BigDecimal leaves = order.leavesQty();
            return leaves.compareTo(wanted.min(held)) >= 0 && leaves.compareTo(wanted) <= 0;
        }

        BigDecimal quantity() {
            return held.signum() == 0 ? wanted : wanted.min(held);
        }
    }

    /**
     * The plan as things stand.
     *
     * @param family the orders that protect it or did, oldest first
     */
    static BracketPlan of(JournaledBracket bracket, Order parent, List<Order> family, Sight sight) {
        boolean ended = parent.status().isTerminal();
        boolean whole = parent.filledQty().compareTo(parent.quantity()) >= 0;
        BigDecimal closed = family.stream().map(Order::filledQty).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal wanted = parent.filledQty().subtract(closed).max(BigDecimal.ZERO);
        BracketPlan plan = new BracketPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), false);
        boolean venues = bracket.tied() && (whole || !ended);
        boolean asking = bracket.tied() && sight.patient;
        if (!venues) {
            for (Protection protection : Protection.values()) {
                List<Order> own = family.stream()
                        .filter(order -> protection.isOne(parent.clientOrderId(), order.clientOrderId()))
                        .toList();
                Need need = new Need(wanted, sight.held);
                plan.tend(protection, protection.price(bracket.bracket()), parent, own, need, asking);
            }
        }
        boolean quiet = family.stream().allMatch(order -> order.status().isTerminal());
        boolean unwanted = wanted.signum() == 0 || venues || bracket.bracket().isEmpty();
        return new BracketPlan(
                plan.places, plan.cancels, plan.asks, ended && quiet && unwanted && plan.places.isEmpty());
    }

    private void tend(
            Protection protection,
            @Nullable BigDecimal price,
            Order parent,
            List<Order> own,
            Need need,
            boolean asking) {
        List<Order> live =
                own.stream().filter(order -> !order.status().isTerminal()).toList();
        List<Order> first = live.stream()
                .filter(order -> asking && order.clientOrderId().equals(protection.id(parent.clientOrderId())))
                .toList();
        if (!first.isEmpty() && need.wanted.signum() > 0) {
            asks.addAll(first);
            return;
        }
        boolean busy = live.stream().anyMatch(BracketPlan::isMoving);
        if (busy) {
            return;
        }
        if (need.wanted.signum() == 0) {
            cancels.addAll(live);
            return;
        }
        Order newest = live.isEmpty() ? null : live.get(live.size() - 1);
        if (newest != null && need.isMetBy(newest)) {
            cancels.addAll(live.subList(0, live.size() - 1));
        } else if (price != null) {
            places.add(
                    new Place(protection, protection.id(parent.clientOrderId(), own.size()), need.quantity(), price));
        }
    }

    /** On its way or being cancelled: what comes of it is awaited. One that fills in part may do so for long. */
    private static boolean isMoving(Order order) {
        return switch (order.status()) {
            case RECEIVED, SUBMITTED, UNKNOWN, PENDING_CANCEL -> true;
            case NEW, PARTIALLY_FILLED -> false;
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> false;
        };
    }
}
