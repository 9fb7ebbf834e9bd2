package io.azalai.trade;

import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.Twap;
import io.azalai.venue.TwapStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Orders over time of a scripted venue, newest first. Safe for many threads: a concurrent list and a volatile. */
final class ScriptedTwaps {

    final List<Twap> all = new CopyOnWriteArrayList<>();
    /** Whether the answer to one that arrives is lost. */
    volatile boolean cut;

    OrderAck place(OrderTicket ticket, TradeRequest.PlaceTwap request, Instant at) {
        Twap twap = new Twap(
                Integer.toString(3000 + all.size()),
                ticket.listing(),
                ticket.side(),
                ticket.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                request.over(),
                ticket.reduceOnly(),
                request.prices(),
                TwapStatus.RUNNING,
                null,
                at);
        all.add(0, twap);
        if (cut) {
            throw ScriptedFailures.cut("place-twap");
        }
        return new OrderAck(twap.id(), OrderStatus.NEW, BigDecimal.ZERO, null, null, at);
    }

    Boolean cancel(TradeRequest.CancelTwap cancel) {
        Twap twap = all.stream()
                .filter(each ->
                        cancel.twapId().equals(each.id()) && each.status().isLive())
                .findFirst()
                .orElseThrow(() -> ScriptedFailures.notFound("cancel-twap", "TWAP was never placed"));
        become(twap, TwapStatus.CANCELED, twap.filledQty().toPlainString());
        return true;
    }

    /** Changes one as the venue sees it, without telling anyone. */
    void become(Twap twap, TwapStatus status, String filled) {
        all.replaceAll(each -> each != twap
                ? each
                : new Twap(
                        twap.id(),
                        twap.listing(),
                        twap.side(),
                        twap.quantity(),
                        new BigDecimal(filled),
                        twap.filledValue(),
                        twap.over(),
                        twap.reduceOnly(),
                        twap.prices(),
                        status,
                        null,
                        twap.createdAt()));
    }
}
