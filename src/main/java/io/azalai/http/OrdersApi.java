package io.azalai.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.EventJson;
import io.azalai.forward.OrderRequestJson;
import io.azalai.model.Event;
import io.azalai.model.Order;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.trade.BatchReply;
import io.azalai.trade.CancelAllReply;
import io.azalai.trade.Gateway;
import io.azalai.trade.OrderReply;
import io.azalai.trade.ScheduleReply;
import io.azalai.venue.OrderNotFoundException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * {@code /api/v1/orders}: place, look at and cancel orders (downstream.md section 7). Everything that changes an order
 * goes down {@code direct:orders}. Safe for many threads.
 */
public final class OrdersApi implements Processor {

    static final String PATH = "/api/v1/orders";

    /** Threads that answer requests. */
    public static final int THREADS = 64;

    /** How many of them may wait for orders: cancels, which have the others, must get through meanwhile. */
    static final int MOST_AT_ONCE = 48;

    /** How many of the others may wait for orders that only reduce. */
    private static final int MORE_REDUCING = 12;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gateway gateway;
    private final ProducerTemplate orders;
    private final EventJson events;
    private final OrderRequestJson requests = new OrderRequestJson();
    private final Clock clock;
    private final Turns turns = new Turns(MOST_AT_ONCE, MORE_REDUCING, this::amended);

    /** Reads from the gateway and sends to {@code direct:orders}. */
    public OrdersApi(Gateway gateway, ProducerTemplate orders, EventJson events, Clock clock) {
        this.gateway = gateway;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        answer(exchange.getMessage()).to(exchange);
    }

    private ApiAnswer answer(Message message) {
        String method = message.getHeader(Exchange.HTTP_METHOD, "GET", String.class);
        String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
        String account = message.getHeader("account", "main", String.class);
        try {
            String id = path.startsWith(PATH + "/") ? decoded(path.substring(PATH.length() + 1)) : "";
            return switch (method) {
                case "POST" -> id.isEmpty() ? place(message) : ApiAnswer.error(405, "METHOD", "post to " + PATH);
                case "GET" -> id.isEmpty() ? list(message.getHeader("all", "false", String.class)) : one(account, id);
                case "DELETE" ->
                    id.isEmpty()
                            ? ApiAnswer.error(405, "METHOD", "delete " + PATH + "/{clientOrderId} to cancel an order")
                            : cancel(account, id, door(message));
                default -> ApiAnswer.error(405, "METHOD", method + " is not known here");
            };
        } catch (CamelExecutionException failed) {
            return ApiAnswer.of(failed.getCause() == null ? failed : failed.getCause(), events);
        } catch (RuntimeException failed) {
            return ApiAnswer.of(failed, events);
        }
    }

    /** A part of a path: there a plus is itself, as nothing but what follows a percent sign is encoded. */
    static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "the path ends in '" + part + "'; two hexadecimal digits must follow each % of it", wrong);
        }
    }

    private ApiAnswer place(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "application/json", String.class);
        if (!type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
            return ApiAnswer.error(
                    415, "CONTENT_TYPE", "Content-Type is '" + type + "'; send Content-Type: application/json");
        }
        String body = message.getBody(String.class);
        if (body != null && body.stripLeading().startsWith("[")) {
            String door = door(message);
            List<OrderRequest> several = requests.readAll(body).stream()
                    .map(request -> request.from(door))
                    .toList();
            try (Turns.Turn turn = turns.take(several)) {
                return placeAll(several, turn);
            }
        }
        OrderRequest request = requests.read(body == null ? "" : body).from(door(message));
        Turns.Turn turn = turns.take(List.of(request));
        try {
            return place(request);
        } finally {
            turn.close();
        }
    }

    /** Our own commands come by this door too, and say so. */
    private static String door(Message message) {
        String agent = message.getHeader("User-Agent", "", String.class);
        return agent.startsWith("azalai-cli") ? "cli" : "http";
    }

    private Optional<Order> amended(OrderRequest request) {
        return Optional.ofNullable(request.origClientOrderId()).flatMap(id -> gateway.order(request.account(), id));
    }

    private ApiAnswer place(OrderRequest request) {
        Object reply = orders.requestBody("direct:orders", request);
        if (reply instanceof CancelAllReply cancelled) {
            ObjectNode json =
                    JSON.createObjectNode().put("venue", cancelled.venue()).put("account", cancelled.account());
            cancelled.orderIds().forEach(json.putArray("cancelled")::add);
            return new ApiAnswer(200, json.toString());
        }
        if (reply instanceof ScheduleReply scheduled) {
            return new ApiAnswer(200, json(scheduled).toString());
        }
        OrderReply placed = (OrderReply) reply;
        boolean places = request.action() == OrderAction.NEW || request.action() == OrderAction.CLOSE_POSITION;
        return new ApiAnswer(
                places && !placed.duplicate() ? 202 : 200, json(placed).toString());
    }

    /** Several orders at once: what each would have been answered alone, in their order. */
    private ApiAnswer placeAll(List<OrderRequest> several, Turns.Turn turn) {
        Iterator<?> answers = orders.requestBody("direct:order-batch", turn.going(), List.class)
                .iterator();
        ArrayNode json = JSON.createArrayNode();
        for (int place = 0; place < several.size(); place++) {
            String id = several.get(place).clientOrderId();
            json.add(json(turn.lets(place) ? (BatchReply) answers.next() : new BatchReply(id, null, turn.busy(place))));
        }
        return new ApiAnswer(200, json.toString());
    }

    private static ObjectNode json(ScheduleReply scheduled) {
        ObjectNode json =
                JSON.createObjectNode().put("venue", scheduled.venue()).put("account", scheduled.account());
        if (scheduled.symbol() != null) {
            json.put("symbol", scheduled.symbol());
        }
        if (scheduled.at() != null) {
            json.put("at", scheduled.at().toEpochMilli());
        }
        return json;
    }

    private ObjectNode json(BatchReply answer) {
        if (answer.reply() != null) {
            return json(answer.reply());
        }
        ApiAnswer refused =
                ApiAnswer.of(Objects.requireNonNull(answer.failure(), "what has no reply has failed"), events);
        ObjectNode json = JSON.createObjectNode().put("clientOrderId", answer.clientOrderId());
        json.put("httpStatus", refused.status());
        json.setAll(tree(refused.json()));
        return json;
    }

    private ApiAnswer list(String all) {
        if (!all.equals("true") && !all.equals("false")) {
            return ApiAnswer.error(400, "SCHEMA", "all is '" + all + "'; give true or false");
        }
        List<Order> found = all.equals("true") ? gateway.orders() : gateway.openOrders();
        ArrayNode json = JSON.createArrayNode();
        found.forEach(order -> json.add(tree(order)));
        return new ApiAnswer(200, json.toString());
    }

    private ApiAnswer one(String account, String id) {
        return gateway.order(account, id)
                .map(order -> new ApiAnswer(200, tree(order).toString()))
                .orElseGet(() -> ApiAnswer.error(
                        404, OrderNotFoundException.UNKNOWN_ORDER, "account " + account + " has no order " + id));
    }

    private ApiAnswer cancel(String account, String id, String door) {
        Optional<Order> order = gateway.order(account, id);
        if (order.isEmpty()) {
            return ApiAnswer.error(
                    404, OrderNotFoundException.UNKNOWN_ORDER, "account " + account + " has no order " + id);
        }
        Object reply = orders.requestBody("direct:orders", cancelOf(order.get()).from(door));
        return new ApiAnswer(200, json((OrderReply) reply).toString());
    }

    private OrderRequest cancelOf(Order order) {
        return OrderRequest.cancel(order.clientOrderId(), order.venue(), order.clientOrderId(), clock.instant())
                .forAccount(order.account());
    }

    private ObjectNode json(OrderReply reply) {
        ObjectNode json = JSON.createObjectNode();
        json.put("clientOrderId", reply.order().clientOrderId());
        json.put("status", reply.order().status().name());
        json.put("duplicate", reply.duplicate());
        json.set("order", tree(reply.order()));
        if (reply.decision() != null) {
            json.set("decision", tree(reply.decision()));
        }
        return json;
    }

    private ObjectNode tree(Event event) {
        return tree(events.json(event));
    }

    private static ObjectNode tree(String ownJson) {
        try {
            return (ObjectNode) JSON.readTree(ownJson);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("our own JSON is broken", ours);
        }
    }
}
