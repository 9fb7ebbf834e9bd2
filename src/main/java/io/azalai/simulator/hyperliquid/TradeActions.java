package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Actions that trade (section 3.3). Confined to the event loop. */
final class TradeActions {

    private final OrderDesk orders;
    private final Twaps twaps;
    private final ScheduledCancels schedule;

    TradeActions(OrderDesk orders, Twaps twaps, ScheduledCancels schedule) {
        this.orders = orders;
        this.twaps = twaps;
        this.schedule = schedule;
    }

    void addTo(ActionDesk desk) {
        desk.put("order", (by, action) -> ActionReply.statuses("order", orders.place(by, action)));
        desk.put("cancel", this::cancel);
        desk.put("cancelByCloid", this::cancel);
        desk.put("modify", this::modify);
        desk.put(
                "batchModify",
                (by, action) -> ActionReply.statuses(
                        "order", orders.modify(by.account(), action.get("modifies"), always(action))));
        desk.put("scheduleCancel", this::schedule);
        desk.put(
                "twapOrder",
                (by, action) -> ActionReply.status("twapOrder", twaps.start(by.account(), action.get("twap"))));
        desk.put(
                "twapCancel",
                (by, action) -> ActionReply.status(
                        "twapCancel",
                        twaps.cancel(
                                by.account(),
                                action.get("a").asInt(),
                                action.get("t").asLong())));
    }

    private JsonNode cancel(Acting by, ObjectNode action) {
        return ActionReply.statuses(
                "cancel",
                orders.cancel(
                        by.account(), action.get("cancels"), action.path("f").asBoolean()));
    }

    private JsonNode modify(Acting by, ObjectNode action) {
        ArrayNode only = JsonNodeFactory.instance.arrayNode().add(action);
        JsonNode status = orders.modify(by.account(), only, always(action)).get(0);
        if (status.has("error")) {
            throw new RefusedException(status.get("error").asText());
        }
        return ActionReply.done();
    }

    private static boolean always(ObjectNode action) {
        return action.path("a").asBoolean();
    }

    private JsonNode schedule(Acting by, ObjectNode action) {
        schedule.set(by.account(), action.has("time") ? action.get("time").asLong() : null);
        return ActionReply.done();
    }
}
