package io.azalai.trade;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the order path answers to CANCEL_ALL.
 *
 * @param orderIds the venue's ids of the open orders it was asked to cancel
 */
public record CancelAllReply(String venue, String account, List<String> orderIds) {

    public CancelAllReply {
        orderIds = List.copyOf(orderIds);
    }

    /** The same with others. */
    CancelAllReply with(List<String> others) {
        return new CancelAllReply(
                venue,
                account,
                Stream.concat(orderIds.stream(), others.stream()).toList());
    }
}
