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

    /**
     * The plan as things stand.
     *
     * @param family the orders that protect it or did, oldest first
     */
    static BracketPlan of(JournaledBracket bracket, Order parent, List<Order> family) {
        boolean ended = parent.status().isTerminal();
        boolean whole = parent.filledQty().compareTo(parent.quantity()) >= 0;
        BigDecimal closed = family.stream().map(Order::filledQty).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal wanted = parent.filledQty().subtract(closed).max(BigDecimal.ZERO);
        BracketPlan plan = new BracketPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), false);
        boolean venues = bracket.tied() && (whole || !ended);
        if (!venues) {
            for (Protection protection : Protection.values()) {
                List<Order> own = family.stream()
                        .filter(order -> protection.isOne(parent.clientOrderId(), order.clientOrderId()))
                        .toList();
                plan.tend(protection, protection.price(bracket.bracket()), parent, own, wanted, bracket.tied());
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
            BigDecimal wanted,
            boolean tied) {
        List<Order> live =
                own.stream().filter(order -> !order.status().isTerminal()).toList();
        List<Order> first = live.stream()
                .filter(order -> tied && order.clientOrderId().equals(protection.id(parent.clientOrderId())))
                .toList();
        if (!first.isEmpty() && wanted.signum() > 0) {
            asks.addAll(first);
            return;
        }
        boolean busy = live.stream().anyMatch(BracketPlan::isMoving);
        if (busy) {
            return;
        }
        if (wanted.signum() == 0) {
            cancels.addAll(live);
            return;
        }
        Order newest = live.isEmpty() ? null : live.get(live.size() - 1);
        if (newest != null && newest.leavesQty().compareTo(wanted) == 0) {
            cancels.addAll(live.subList(0, live.size() - 1));
        } else if (price != null) {
            places.add(new Place(protection, protection.id(parent.clientOrderId(), own.size()), wanted, price));
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
