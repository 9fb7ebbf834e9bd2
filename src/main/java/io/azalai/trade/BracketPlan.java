package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What is to be done so that as much is protected as has filled and was not closed again. Pure.
 *
 * @param places what is to be placed
 * @param cancels what protects too much, or twice
 * @param asks what the venue is to be asked about: it should have ended
 * @param checks what the venue is to be asked about: it should stand, and then ours may go
 * @param bare whether something of it stands less protected than is wanted
 * @param over whether nothing is left to do
 */
record BracketPlan(
        List<Place> places, List<Order> cancels, List<Order> asks, List<Order> checks, boolean bare, boolean over) {

    /**
     * One that is to be placed.
     *
     * @param standing how much of it those close that stand already, base units
     * @param instead whether it takes the place of the venue's own, which ended while its position stands
     */
    record Place(
            Protection protection,
            String clientOrderId,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal standing,
            boolean instead) {}

    /**
     * What is seen besides the orders.
     *
     * @param held what there is of the position, as far as is known
     * @param patient whether the venue may still end those that it tied to an order cut short; those that it keeps are
     *     then taken for ours
     * @param due whether what protects an order that rests may be placed, again or at all
     * @param standing which of those that the venue tied were seen to stand since the order filled whole
     * @param acting whether one of those closes the position at this moment
     * @param filling whether more of the order may have filled than has come
     * @param toCome what those that ended have closed by the venue's word and not by their fills yet, base units
     */
    record Sight(
            BigDecimal held,
            boolean patient,
            boolean due,
            Set<Protection> standing,
            boolean acting,
            boolean filling,
            BigDecimal toCome) {}

    /** The plan once its position is closed: everything goes, and nothing comes back. */
    static BracketPlan gone(BracketFamily family) {
        List<Order> live = family.children().stream()
                .filter(order -> !order.status().isTerminal())
                .toList();
        List<Order> still =
                live.stream().filter(order -> !BracketPlanner.isMoving(order)).toList();
        return new BracketPlan(List.of(), still, List.of(), List.of(), false, live.isEmpty());
    }

    /** The plan as things stand. */
    static BracketPlan of(JournaledBracket bracket, BracketFamily family, Sight sight) {
        return new BracketPlanner(bracket, family, sight).plan();
    }
}
