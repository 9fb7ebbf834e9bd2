package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders and trades as venues tell them, under our ids where memory or the journal still knows those. Safe for many
 * threads: it keeps nothing of its own.
 */
final class OurNames {

    private final OrderDesk desk;
    private final Journal journal;
    private final Closings closings;

    OurNames(OrderDesk desk, Journal journal, Closings closings) {
        this.desk = desk;
        this.journal = journal;
        this.closings = closings;
    }

    Order of(Order told) {
        return desk.meant(told)
                .map(OrderLife::order)
                .or(() -> written(told.listing(), told.account(), told.venueClientOrderId(), told.orderId(), false))
                .map(ours -> OrderCopy.of(told).named(ours).now())
                .orElse(told);
    }

    Fill of(Fill told) {
        return desk.orderOf(told)
                .or(() -> told.twapId() == null
                        ? written(told.listing(), told.account(), told.clientOrderId(), told.orderId(), false)
                        : written(told.listing(), told.account(), null, told.twapId(), true))
                .map(ours -> FillCopies.of(told, ours, closings.closedBy(ours, told)))
                .orElse(told);
    }

    /** What memory has forgotten. */
    private Optional<Order> written(
            Listing listing, String account, @Nullable String called, @Nullable String orderId, boolean overTime) {
        return journal.onWire(listing, account, called, orderId, overTime).map(JournaledOrder::order);
    }
}
