package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.HttpRequest;
import io.azalai.simulator.loopback.OrderAsk;
import io.azalai.simulator.loopback.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A REST host: count, admit, answer. Confined to the loopback's event loop thread. */
final class RestSite implements Site {

    private static final String NOT_FOUND = "<html><head><title>404 Not Found</title></head></html>";
    private static final int TOO_MANY_REQUESTS = -1003;

    private final Map<Customer, Counter> counters;
    private final Map<String, Endpoint> endpoints;
    private final Doorkeeper doorkeeper;
    private final RequestMeter meter;

    /**
     * Where one customer is served.
     *
     * @param endpoints by method and path, as in {@code GET /fapi/v1/time}
     * @param orders what is counted against the customer
     */
    record Counter(Customer customer, Map<String, Endpoint> endpoints, OrderMeter orders) {
        /** Keeps a copy. */
        Counter {
            endpoints = Map.copyOf(endpoints);
        }

        Endpoint endpoint(WireCall call) {
            return Objects.requireNonNull(endpoints.get(call.method() + " " + call.path()), call::path);
        }
    }

    /** @param counters each with the same calls */
    RestSite(List<Counter> counters, Doorkeeper doorkeeper, RequestMeter meter) {
        this.counters = counters.stream().collect(Collectors.toUnmodifiableMap(Counter::customer, each -> each));
        this.endpoints = counters.get(0).endpoints();
        this.doorkeeper = doorkeeper;
        this.meter = meter;
    }

    @Override
    public HttpReply answer(HttpRequest request) {
        Endpoint endpoint = endpoints.get(request.method() + " " + request.path());
        if (endpoint == null) {
            return new HttpReply(404, "text/html", NOT_FOUND, meter.headers());
        }
        try {
            return answer(endpoint, call(request));
        } catch (RefusedException refused) {
            return refuse(refused);
        }
    }

    private HttpReply answer(Endpoint endpoint, WireCall call) {
        Parameters parameters = call.parameters();
        meter.request(endpoint.weight().applyAsInt(parameters));
        Counter counter = Objects.requireNonNull(counters.get(doorkeeper.admit(endpoint, call, parameters)));
        int orders = endpoint.orders().applyAsInt(parameters);
        if (orders > 0) {
            counter.orders().orders(orders);
        }
        JsonNode body = counter.endpoint(call).answer().apply(parameters);
        Map<String, String> headers = new TreeMap<>(meter.headers());
        if (orders > 0) {
            headers.putAll(counter.orders().headers());
        }
        return new HttpReply(200, "application/json", body.toString(), headers);
    }

    private HttpReply refuse(RefusedException refused) {
        Map<String, String> headers = new HashMap<>(meter.headers());
        if (refused.code() == TOO_MANY_REQUESTS) {
            headers.put("Retry-After", Long.toString(meter.retryAfterSeconds()));
        }
        return new HttpReply(refused.status(), "application/json", body(refused).toString(), headers);
    }

    /** {@code {"code","msg"}}. */
    static JsonNode body(RefusedException refused) {
        return JsonNodeFactory.instance.objectNode().put("code", refused.code()).put("msg", refused.getMessage());
    }

    @Override
    public List<OrderAsk> orderAsks(HttpRequest request) {
        if (!request.path().matches(".*/(order|batchOrders)")) {
            return List.of();
        }
        try {
            return OrderAsks.of(request.method(), call(request).parameters());
        } catch (RefusedException unreadable) {
            return List.of();
        }
    }

    private static WireCall call(HttpRequest request) {
        return new WireCall(
                request.method(),
                request.path(),
                request.query(),
                request.body(),
                request.headers().get("x-mbx-apikey"));
    }
}
