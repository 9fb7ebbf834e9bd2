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
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The form of an action that is hashed: the venue's own key order, decimals stripped, hexadecimal in lower case
 * (section 3.1). Pure.
 */
final class CanonicalAction {

    private static final WireKey TYPE = WireKey.text("type");
    /** What stays as it is is hashed as nil. */
    private static final List<String> SWITCHES = List.of("allowDeposits", "alwaysCloseOnWithdraw");

    private static final Set<String> ADDRESSES =
            Set.of("subAccountUser", "vaultAddress", "destination", "fromSubAccount");

    /** By the action's type how what lies within it becomes canonical; of others addresses alone. */
    private static final Map<String, BiConsumer<JsonNode, ObjectNode>> PARTS = Map.of(
            "order", CanonicalAction::orders,
            "cancel", CanonicalAction::cancels,
            "cancelByCloid", CanonicalAction::cancelsByCloid,
            "modify", CanonicalAction::modified,
            "batchModify",
                    (action, canonical) ->
                            canonical.set("modifies", each(action.get("modifies"), CanonicalAction::modify)),
            "twapOrder", (action, canonical) -> canonical.set("twap", twap(action.get("twap"))),
            "spotUser", (action, canonical) -> WireKey.read(action.get("toggleSpotDusting"), ActionForms.SPOT_DUSTING),
            "vaultModify", CanonicalAction::vault);

    private CanonicalAction() {}

    /**
     * Canonical form of a posted action. @throws UnreadableException when a key is missing, unknown or of a wrong type
     */
    static ObjectNode of(JsonNode action) {
        String type = action.path("type").asText();
        if (UserSigned.knows(type)) {
            return userSigned(action, type);
        }
        ObjectNode canonical = WireKey.read(action, withType(ActionForms.of(type)));
        PARTS.getOrDefault(type, (posted, plain) -> ADDRESSES.forEach(key -> lowered(plain, key)))
                .accept(action, canonical);
        return canonical;
    }

    private static void orders(JsonNode action, ObjectNode canonical) {
        canonical.set("orders", each(action.get("orders"), CanonicalAction::order));
        if (canonical.has("builder")) {
            canonical.set("builder", lowered(WireKey.read(action.get("builder"), ActionForms.BUILDER), "b"));
        }
    }

    private static void cancels(JsonNode action, ObjectNode canonical) {
        canonical.set("cancels", each(action.get("cancels"), cancel -> WireKey.read(cancel, ActionForms.CANCEL)));
    }

    private static void cancelsByCloid(JsonNode action, ObjectNode canonical) {
        canonical.set(
                "cancels",
                each(
                        action.get("cancels"),
                        cancel -> lowered(WireKey.read(cancel, ActionForms.CANCEL_BY_CLOID), "cloid")));
    }

    private static void modified(JsonNode action, ObjectNode canonical) {
        canonical.set("oid", loweredText(action.get("oid")));
        canonical.set("order", order(action.get("order")));
    }

    private static void vault(JsonNode action, ObjectNode canonical) {
        lowered(canonical, "vaultAddress");
        canonical.remove(SWITCHES);
        SWITCHES.forEach(key -> canonical.set(key, action.path(key).isBoolean() ? action.get(key) : null));
    }

    /** Signed field by field as posted. */
    private static ObjectNode userSigned(JsonNode action, String type) {
        return WireKey.read(action, withType(UserSigned.keys(type)));
    }

    private static List<WireKey> withType(List<WireKey> keys) {
        List<WireKey> all = new ArrayList<>(List.of(TYPE));
        all.addAll(keys);
        return all;
    }

    private static ObjectNode twap(JsonNode posted) {
        ObjectNode twap = WireKey.read(posted, ActionForms.TWAP);
        twap.put("s", decimal(posted.get("s")));
        if (twap.has("details")) {
            twap.set("details", details(posted.get("details")));
        }
        return twap;
    }

    /** The one place where what is not set is hashed as nil. */
    private static ObjectNode details(JsonNode posted) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().putNull("t").putNull("s");
        ObjectNode given = WireKey.read(posted, ActionForms.TWAP_DETAILS);
        if (given.has("t")) {
            ObjectNode trigger = WireKey.read(given.get("t"), ActionForms.TWAP_TRIGGER);
            details.set("t", trigger.put("p", decimal(trigger.get("p"))));
        }
        return given.has("s") ? details.put("s", decimal(given.get("s"))) : details;
    }

    private static ObjectNode modify(JsonNode element) {
        ObjectNode modify = WireKey.read(element, ActionForms.MODIFY);
        modify.set("oid", loweredText(element.get("oid")));
        modify.set("order", order(element.get("order")));
        return modify;
    }

    /** Unknown keys inside an order are ignored, unlike elsewhere. */
    private static ObjectNode order(JsonNode posted) {
        ObjectNode order = lowered(WireKey.readAmongOthers(posted, ActionForms.ORDER), "c");
        order.put("p", decimal(posted.get("p")));
        order.put("s", decimal(posted.get("s")));
        return order.set("t", kind(posted.get("t")));
    }

    private static ObjectNode kind(JsonNode posted) {
        ObjectNode kind = JsonNodeFactory.instance.objectNode();
        if (posted.size() != 1) {
            throw new UnreadableException("an order is of one type");
        }
        if (posted.has("limit")) {
            return kind.set("limit", WireKey.read(posted.get("limit"), ActionForms.LIMIT));
        }
        ObjectNode trigger = WireKey.read(posted.path("trigger"), ActionForms.TRIGGER);
        return kind.set("trigger", trigger.put("triggerPx", decimal(trigger.get("triggerPx"))));
    }

    private static ArrayNode each(JsonNode list, Function<JsonNode, ObjectNode> canonical) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> all.add(canonical.apply(element)));
        return all;
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

    /** With at most eight decimals, none of them lost. */
    private static String decimal(JsonNode value) {
        BigDecimal number = new BigDecimal(value.asText()).stripTrailingZeros();
        if (number.scale() > 8) {
            throw new UnreadableException("more than eight decimals");
        }
        return Decimals.stripped(number);
    }
}
