package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.trade.journal.JournaledBracket;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What was to protect an order that was lost protects the one that is open in its stead, with what fills of that; what
 * had filled before stays with the bracket that it has. Keeps nothing; reads and writes within the desk's lock.
 */
final class BracketHeirs {

    /** A venue that knows a lost order again does so within this. */
    private static final Duration RETURNS = Duration.ofHours(1);

    private BracketHeirs() {}

    /** Gives a lost order's bracket to the order that was adopted in its stead; the venue ties nothing to that. */
    static void inherit(OrderDesk desk, Ledger ledger, Order lost, Order heir, Instant at) {
        desk.within(() -> {
            desk.brackets()
                    .of(lost)
                    .filter(bracket -> bracket.key().equals(OrderKey.of(lost)))
                    .filter(bracket -> !bracket.bracket().isEmpty())
                    .map(bracket -> new JournaledBracket(
                            heir.account(), heir.clientOrderId(), bracket.bracket(), false, true, at))
                    .ifPresent(bracket -> {
                        desk.brackets().put(bracket);
                        ledger.bracket(bracket);
                    });
            return null;
        });
    }

    /** Whether the order of a bracket was lost so lately that it may be open all the same. */
    static boolean mayCome(OrderDesk desk, JournaledBracket bracket, Instant now) {
        return desk.find(bracket.key())
                .map(OrderLife::order)
                .filter(LostOrder::is)
                .filter(lost -> now.isBefore(lost.receivedAt().plus(RETURNS)))
                .isPresent();
    }

    /** The lost order in whose stead one stands; the last of them, where it was lost again. */
    static Optional<Order> forebear(OrderDesk desk, Order heir) {
        return !Newcomers.isExternal(heir)
                ? Optional.empty()
                : desk.all().stream()
                        .filter(LostOrder::is)
                        .filter(lost -> lost.account().equals(heir.account())
                                && lost.listing().equals(heir.listing())
                                && lost.orderId() != null
                                && lost.orderId().equals(heir.orderId()))
                        .filter(lost -> !lost.clientOrderId().equals(heir.clientOrderId()))
                        .max(Comparator.comparing(Order::filledQty));
    }
}
