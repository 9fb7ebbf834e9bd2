package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.OrderAsk;
import java.util.List;
import java.util.stream.Stream;

/** What a request asks of orders. */
final class OrderAsks {

    private OrderAsks() {}

    static List<OrderAsk> of(String method, Parameters parameters) {
        return switch (method) {
            case "POST" ->
                each(parameters, "newClientOrderId")
                        .map(id -> new OrderAsk(OrderAsk.Kind.PLACE, id))
                        .toList();
            case "PUT" ->
                each(parameters, "origClientOrderId", "orderId")
                        .map(id -> new OrderAsk(OrderAsk.Kind.AMEND, id))
                        .toList();
            case "DELETE" ->
                Stream.concat(named(parameters, "origClientOrderId", "orderId"), listed(parameters))
                        .map(id -> new OrderAsk(OrderAsk.Kind.CANCEL, id))
                        .toList();
            default -> List.of();
        };
    }

    private static Stream<String> each(Parameters parameters, String... names) {
        return parameters.has("batchOrders")
                ? Batch.items(parameters, "batchOrders").stream().flatMap(order -> named(order, names))
                : named(parameters, names);
    }

    /** By the first of the names that is there. */
    private static Stream<String> named(Parameters parameters, String... names) {
        return Stream.of(names)
                .flatMap(name -> parameters.optional(name).stream())
                .limit(1);
    }

    private static Stream<String> listed(Parameters parameters) {
        return Stream.of("orderIdList", "orderidlist", "origClientOrderIdList", "origclientorderidlist")
                .flatMap(name -> Batch.words(parameters, name).stream());
    }
}
