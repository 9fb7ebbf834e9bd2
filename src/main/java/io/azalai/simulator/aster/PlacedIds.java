package io.azalai.simulator.aster;

import java.util.List;

/** Client order ids that a placing request carries. */
final class PlacedIds {

    private PlacedIds() {}

    static List<String> of(Parameters parameters) {
        List<Parameters> orders = parameters.has("batchOrders") ? Batch.orders(parameters) : List.of(parameters);
        return orders.stream()
                .flatMap(order -> order.optional("newClientOrderId").stream())
                .toList();
    }
}
