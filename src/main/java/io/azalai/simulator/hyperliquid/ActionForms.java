package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.WireKey.address;
import static io.azalai.simulator.hyperliquid.WireKey.bool;
import static io.azalai.simulator.hyperliquid.WireKey.clientOrderId;
import static io.azalai.simulator.hyperliquid.WireKey.decimal;
import static io.azalai.simulator.hyperliquid.WireKey.list;
import static io.azalai.simulator.hyperliquid.WireKey.longNumber;
import static io.azalai.simulator.hyperliquid.WireKey.number;
import static io.azalai.simulator.hyperliquid.WireKey.object;
import static io.azalai.simulator.hyperliquid.WireKey.orderId;
import static io.azalai.simulator.hyperliquid.WireKey.signedNumber;
import static io.azalai.simulator.hyperliquid.WireKey.text;
import static io.azalai.simulator.hyperliquid.WireKey.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The keys of each L1-signed action and of what is in it, in the order in which they are hashed (section 3.3). */
final class ActionForms {

    static final List<WireKey> BUILDER = List.of(address("b"), number("f"));
    static final List<WireKey> ORDER = List.of(
            number("a"),
            bool("b"),
            decimal("p"),
            decimal("s"),
            bool("r"),
            object("t"),
            clientOrderId("c").orNone());

    static final List<WireKey> LIMIT = List.of(word("tif", "Gtc", "Ioc", "Alo", "FrontendMarket"));
    static final List<WireKey> TRIGGER = List.of(bool("isMarket"), decimal("triggerPx"), word("tpsl", "tp", "sl"));
    static final List<WireKey> CANCEL = List.of(number("a"), longNumber("o"));
    static final List<WireKey> CANCEL_BY_CLOID = List.of(number("asset"), clientOrderId("cloid"));
    static final List<WireKey> MODIFY = List.of(orderId("oid"), object("order"));
    static final List<WireKey> TWAP = List.of(
            number("a"),
            bool("b"),
            decimal("s"),
            bool("r"),
            number("m"),
            bool("t"),
            object("details").orNone());
    static final List<WireKey> TWAP_DETAILS =
            List.of(object("t").orNone(), decimal("s").orNone());
    static final List<WireKey> TWAP_TRIGGER = List.of(decimal("p"), bool("a"));
    static final List<WireKey> SPOT_DUSTING = List.of(bool("optOut"));

    private static final Map<String, List<WireKey>> ACTIONS = Map.ofEntries(
            form(
                    "order",
                    list("orders"),
                    WireKey.of("grouping", ActionForms::isGrouping),
                    object("builder").orNone()),
            form("cancel", list("cancels"), bool("f").orNone()),
            form("cancelByCloid", list("cancels"), bool("f").orNone()),
            form("modify", orderId("oid"), object("order"), bool("a").orNone()),
            form("batchModify", list("modifies"), bool("a").orNone()),
            form("updateLeverage", number("asset"), bool("isCross"), number("leverage")),
            form("scheduleCancel", longNumber("time").orNone()),
            form("twapOrder", object("twap")),
            form("twapCancel", number("a"), longNumber("t")),
            form("updateIsolatedMargin", number("asset"), bool("isBuy"), signedNumber("ntli")),
            form("topUpIsolatedOnlyMargin", number("asset"), decimal("leverage")),
            form(
                    "reserveRequestWeight",
                    number("weight"),
                    address("destination").orNone()),
            form("createSubAccount", text("name")),
            form("subAccountModify", address("subAccountUser"), text("name")),
            form("setDisplayName", text("displayName")),
            form("spotUser", object("toggleSpotDusting")),
            form("subAccountTransfer", address("subAccountUser"), bool("isDeposit"), longNumber("usd")),
            form("subAccountSpotTransfer", address("subAccountUser"), bool("isDeposit"), text("token"), text("amount")),
            form("createVault", text("name"), text("description"), longNumber("initialUsd"), longNumber("nonce")),
            form("vaultTransfer", address("vaultAddress"), bool("isDeposit"), longNumber("usd")),
            form("vaultDistribute", address("vaultAddress"), longNumber("usd")),
            form(
                    "vaultModify",
                    address("vaultAddress"),
                    bool("allowDeposits").orNone(),
                    bool("alwaysCloseOnWithdraw").orNone()),
            form(
                    "agentSendAsset",
                    address("destination"),
                    text("sourceDex"),
                    text("destinationDex"),
                    text("token"),
                    text("amount"),
                    text("fromSubAccount"),
                    longNumber("nonce")),
            form("agentSetAbstraction", word("abstraction", "i", "u", "p")),
            form("agentEnableDexAbstraction"),
            form("setReferrer", text("code")),
            form("registerReferrer", text("code")),
            form("noop"));

    private ActionForms() {}

    /** The keys after {@code type}. @throws UnreadableException when there is no such action */
    static List<WireKey> of(String type) {
        List<WireKey> keys = ACTIONS.get(type);
        if (keys == null) {
            throw new UnreadableException("unknown action type '" + type + "'");
        }
        return keys;
    }

    private static Map.Entry<String, List<WireKey>> form(String type, WireKey... keys) {
        return Map.entry(type, List.of(keys));
    }

    /** How the orders of an action hang together, or the fee that lets them go first. */
    private static boolean isGrouping(JsonNode value) {
        return value.isObject()
                ? value.size() == 1 && longNumber("p").readable().test(value.path("p"))
                : List.of("na", "normalTpsl", "positionTpsl").contains(value.asText());
    }
}
