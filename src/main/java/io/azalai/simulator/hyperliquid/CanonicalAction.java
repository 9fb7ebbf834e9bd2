package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The form of an action that is hashed: the venue's own key order, decimals stripped, hexadecimal in lower case
 * (section 3.1). Pure.
 */
final class CanonicalAction {

    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("order", List.of("type", "orders", "grouping", "builder?")),
            Map.entry("cancel", List.of("type", "cancels", "f?")),
            Map.entry("cancelByCloid", List.of("type", "cancels", "f?")),
            Map.entry("modify", List.of("type", "oid", "order", "a?")),
            Map.entry("batchModify", List.of("type", "modifies", "a?")),
            Map.entry("updateLeverage", List.of("type", "asset", "isCross", "leverage")),
            Map.entry("scheduleCancel", List.of("type", "time?")),
            Map.entry("twapOrder", List.of("type", "twap")),
            Map.entry("twapCancel", List.of("type", "a", "t")),
            Map.entry("updateIsolatedMargin", List.of("type", "asset", "isBuy", "ntli")),
            Map.entry("topUpIsolatedOnlyMargin", List.of("type", "asset", "leverage")),
            Map.entry("reserveRequestWeight", List.of("type", "weight", "destination?")),
            Map.entry("createSubAccount", List.of("type", "name")),
            Map.entry("subAccountModify", List.of("type", "subAccountUser", "name")),
            Map.entry("setDisplayName", List.of("type", "displayName")),
            Map.entry("spotUser", List.of("type", "toggleSpotDusting")),
            Map.entry("subAccountTransfer", List.of("type", "subAccountUser", "isDeposit", "usd")),
            Map.entry("subAccountSpotTransfer", List.of("type", "subAccountUser", "isDeposit", "token", "amount")),
            Map.entry("createVault", List.of("type", "name", "description", "initialUsd", "nonce")),
            Map.entry("vaultTransfer", List.of("type", "vaultAddress", "isDeposit", "usd")),
            Map.entry("vaultDistribute", List.of("type", "vaultAddress", "usd")),
            Map.entry("vaultModify", List.of("type", "vaultAddress", "allowDeposits?", "alwaysCloseOnWithdraw?")),
            Map.entry(
                    "agentSendAsset",
                    List.of(
                            "type",
                            "destination",
                            "sourceDex",
                            "destinationDex",
                            "token",
                            "amount",
                            "fromSubAccount",
                            "nonce")),
            Map.entry("agentSetAbstraction", List.of("type", "abstraction")),
            Map.entry("agentEnableDexAbstraction", List.of("type")),
            Map.entry("setReferrer", List.of("type", "code")),
            Map.entry("registerReferrer", List.of("type", "code")),
            Map.entry("noop", List.of("type")));
    /** What stays as it is is hashed as nil. */
    private static final List<String> SWITCHES = List.of("allowDeposits", "alwaysCloseOnWithdraw");

    private static final List<String> TWAP = List.of("a", "b", "s", "r", "m", "t", "details?");
    private static final Set<String> ADDRESSES =
            Set.of("subAccountUser", "vaultAddress", "destination", "fromSubAccount");
    private static final List<String> ORDER = List.of("a", "b", "p", "s", "r", "t", "c?");
    private static final Map<String, List<String>> ELEMENT =
            Map.of("cancel", List.of("a", "o"), "cancelByCloid", List.of("asset", "cloid"));
    private static final Set<String> FORCES = Set.of("Gtc", "Ioc", "Alo", "FrontendMarket");

    private CanonicalAction() {}

    /**
     * Canonical form of a posted action. @throws UnreadableException when a key is missing, unknown or of a wrong type
     */
    static ObjectNode of(JsonNode action) {
        String type = action.path("type").asText();
        if (UserSigned.knows(type)) {
            return userSigned(action, type);
        }
        List<String> keys = KEYS.get(type);
        if (keys == null) {
            throw new UnreadableException("unknown action type '" + type + "'");
        }
        ObjectNode canonical = picked(action, keys, true);
        switch (type) {
            case "order" -> {
                canonical.set("orders", each(action.get("orders"), CanonicalAction::order));
                if (canonical.has("builder")) {
                    ObjectNode builder = picked(action.get("builder"), List.of("b", "f"), true);
                    canonical.set("builder", lowered(builder, "b"));
                }
            }
            case "cancel", "cancelByCloid" ->
                canonical.set(
                        "cancels",
                        each(
                                action.get("cancels"),
                                cancel ->
                                        lowered(picked(cancel, ELEMENT.getOrDefault(type, List.of()), true), "cloid")));
            case "modify" -> {
                canonical.set("oid", loweredText(action.get("oid")));
                canonical.set("order", order(action.get("order")));
            }
            case "batchModify" -> canonical.set("modifies", each(action.get("modifies"), CanonicalAction::modify));
            case "twapOrder" -> canonical.set("twap", twap(action.get("twap")));
            case "vaultModify" -> {
                lowered(canonical, "vaultAddress");
                canonical.remove(SWITCHES);
                SWITCHES.forEach(key -> canonical.set(key, action.path(key).isBoolean() ? action.get(key) : null));
            }
            default -> ADDRESSES.forEach(key -> lowered(canonical, key));
        }
        return canonical;
    }

    /** Signed field by field as posted; only the set of keys is looked at. A name that is missing is empty. */
    private static ObjectNode userSigned(JsonNode action, String type) {
        List<String> keys = new ArrayList<>(List.of("type", "signatureChainId", "hyperliquidChain"));
        UserSigned.fields(type).forEach(field -> keys.add(field.equals("agentName") ? field + "?" : field));
        return picked(action, keys, true);
    }

    private static ObjectNode twap(JsonNode posted) {
        ObjectNode twap = picked(posted, TWAP, true);
        twap.put("s", decimal(posted.get("s")));
        if (twap.has("details")) {
            twap.set("details", details(posted.get("details")));
        }
        return twap;
    }

    /** The one place where what is not set is hashed as nil. */
    private static ObjectNode details(JsonNode posted) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().putNull("t").putNull("s");
        ObjectNode given = picked(posted, List.of("t?", "s?"), true);
        if (given.has("t")) {
            ObjectNode trigger = picked(given.get("t"), List.of("p", "a"), true);
            details.set("t", trigger.put("p", decimal(trigger.get("p"))));
        }
        return given.has("s") ? details.put("s", decimal(given.get("s"))) : details;
    }

    private static ObjectNode modify(JsonNode element) {
        ObjectNode modify = picked(element, List.of("oid", "order"), true);
        modify.set("oid", loweredText(element.get("oid")));
        modify.set("order", order(element.get("order")));
        return modify;
    }

    /** Unknown keys inside an order are ignored, unlike elsewhere. */
    private static ObjectNode order(JsonNode posted) {
        ObjectNode order = lowered(picked(posted, ORDER, false), "c");
        order.put("p", decimal(posted.get("p")));
        order.put("s", decimal(posted.get("s")));
        JsonNode kind = posted.get("t");
        if (!order.get("b").isBoolean()
                || !order.get("r").isBoolean()
                || !order.get("a").isInt()) {
            throw new UnreadableException("order fields a, b, r");
        }
        ObjectNode canonicalKind = JsonNodeFactory.instance.objectNode();
        if (kind.has("limit")) {
            ObjectNode limit = picked(kind.get("limit"), List.of("tif"), true);
            if (!FORCES.contains(limit.get("tif").asText())) {
                throw new UnreadableException("unknown tif");
            }
            canonicalKind.set("limit", limit);
        } else {
            ObjectNode trigger = picked(kind.path("trigger"), List.of("isMarket", "triggerPx", "tpsl"), true);
            trigger.put("triggerPx", decimal(trigger.get("triggerPx")));
            canonicalKind.set("trigger", trigger);
        }
        order.set("t", canonicalKind);
        return order;
    }

    private static ArrayNode each(JsonNode list, Function<JsonNode, ObjectNode> canonical) {
        if (!list.isArray()) {
            throw new UnreadableException("expected a sequence");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> all.add(canonical.apply(element)));
        return all;
    }

    /** Keys in this order; a key that ends in a question mark may be missing. */
    private static ObjectNode picked(JsonNode from, List<String> keys, boolean strict) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            boolean optional = key.endsWith("?");
            String name = optional ? key.substring(0, key.length() - 1) : key;
            JsonNode value = from.get(name);
            if (value != null && !value.isNull()) {
                picked.set(name, value);
            } else if (!optional) {
                throw new UnreadableException("missing field `" + name + "`");
            }
        }
        if (strict && from.size() > picked.size() + nulls(from)) {
            throw new UnreadableException("unknown field");
        }
        return picked;
    }

    private static int nulls(JsonNode object) {
        int nulls = 0;
        for (JsonNode value : object) {
            nulls += value.isNull() ? 1 : 0;
        }
        return nulls;
    }

    private static ObjectNode lowered(ObjectNode object, String key) {
        if (object.has(key)) {
            object.set(key, loweredText(object.get(key)));
        }
        return object;
    }

    private static JsonNode loweredText(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(value.asText().toLowerCase(Locale.ROOT)) : value;
    }

    /** Text of digits with at most eight decimals, none of them lost. */
    private static String decimal(JsonNode value) {
        if (!value.isTextual() || !value.asText().matches("\\d+(\\.\\d*)?|\\.\\d+")) {
            throw new UnreadableException("invalid decimal");
        }
        BigDecimal number = new BigDecimal(value.asText()).stripTrailingZeros();
        if (number.scale() > 8) {
            throw new UnreadableException("more than eight decimals");
        }
        return Decimals.stripped(number);
    }
}
