package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.trade.journal.JournaledOrder;
import java.math.BigDecimal;
import java.util.List;

/** Lives as the journal remembers them. */
final class Resumed {

    private Resumed() {}

    /** One with its fills; what had filled before it was taken over from another order counts at its average price. */
    static OrderLife of(JournaledOrder kept, List<Fill> fills) {
        Order order = kept.order();
        FillCount counted = FillCount.NONE.told(order.filledQty());
        Replacement replacement = Replacement.NONE.after(kept.formerIds());
        BigDecimal missing = order.filledQty();
        for (Fill fill : fills) {
            if (!counted.has(fill)) {
                replacement = replacement.with(fill, order);
                counted = counted.with(fill);
                missing = missing.subtract(fill.quantity());
            }
        }
        if (missing.signum() > 0 && order.avgPrice() != null) {
            counted = counted.before(missing, order.avgPrice());
        }
        return OrderLife.begin(order, kept.contentHash()).with(counted).with(replacement);
    }
}
