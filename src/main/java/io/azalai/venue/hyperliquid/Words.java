package io.azalai.venue.hyperliquid;

import io.azalai.model.OrderStatus;
import java.util.Map;

/** The venue's words for the state of an order (hyperliquid.md section 2.5). */
final class Words {

    private static final Map<String, OrderStatus> WORDS = Map.of(
            "open", OrderStatus.NEW,
            "triggered", OrderStatus.NEW,
            "filled", OrderStatus.FILLED,
            "canceled", OrderStatus.CANCELED,
            "scheduledCancel", OrderStatus.CANCELED,
            "internalCancel", OrderStatus.CANCELED,
            "rejected", OrderStatus.REJECTED);

    /** The list grows, its endings do not: {@code marginCanceled}, {@code tickRejected}. */
    private static final Map<String, OrderStatus> ENDINGS =
            Map.of("Canceled", OrderStatus.CANCELED, "Rejected", OrderStatus.REJECTED);

    private Words() {}

    /**
     * The state a word means.
     *
     * @throws IllegalArgumentException when it means none we know
     */
    static OrderStatus status(String wireWord) {
        OrderStatus exact = WORDS.get(wireWord);
        if (exact != null) {
            return exact;
        }
        return ENDINGS.entrySet().stream()
                .filter(ending -> wireWord.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown order status on the wire: '" + wireWord + "'"));
    }
}
