package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /exchange}: envelope, signature, nonce, expiry, then the action (section 3.1). Confined to the event loop. */
final class ActionDesk {

    private static final Set<String> ENVELOPE =
            Set.of("action", "nonce", "signature", "vaultAddress", "expiresAfter", "isFrontend");

    private final Engine engine;
    private final Universe universe;
    private final Signers signers;
    private final OrderDesk orders;
    private final Nonces nonces;
    private final Clock clock;
    private final Map<String, Long> actions = new HashMap<>();

    ActionDesk(Engine engine, Universe universe, Signers signers, OrderDesk orders, Clock clock) {
        this.engine = engine;
        this.universe = universe;
        this.signers = signers;
        this.orders = orders;
        this.clock = clock;
        this.nonces = new Nonces(clock);
    }

    /** How many actions an account has sent, a batch counting by its length. */
    long actionsOf(String account) {
        return actions.getOrDefault(account, 0L);
    }

    /** Orders, cancels or modifies in an action, at least one. */
    static int batch(JsonNode envelope) {
        JsonNode action = envelope.path("action");
        for (String list : new String[] {"orders", "cancels", "modifies"}) {
            if (action.path(list).isArray()) {
                return Math.max(1, action.get(list).size());
            }
        }
        return 1;
    }

    /** The reply to an envelope. @throws UnreadableException when its shape is wrong */
    ObjectNode answer(JsonNode envelope) {
        envelope.fieldNames().forEachRemaining(key -> {
            if (!ENVELOPE.contains(key)) {
                throw new UnreadableException("unknown field `" + key + "`");
            }
        });
        if (!envelope.path("nonce").isIntegralNumber()
                || !envelope.path("action").isObject()) {
            throw new UnreadableException("missing field");
        }
        ObjectNode action = CanonicalAction.of(envelope.get("action"));
        try {
            return perform(authorized(action, envelope), action, envelope);
        } catch (RefusedException e) {
            ObjectNode reply = JsonNodeFactory.instance.objectNode();
            return reply.put("status", "err").put("response", e.getMessage());
        }
    }

    private String authorized(ObjectNode action, JsonNode envelope) {
        long nonce = envelope.get("nonce").asLong();
        String vault = vault(envelope.path("vaultAddress"));
        Long expiresAfter = envelope.path("expiresAfter").isIntegralNumber()
                ? Long.valueOf(envelope.get("expiresAfter").asLong())
                : null;
        byte[] digest = ActionHash.digest(action, nonce, vault, expiresAfter, true);
        String signer = Signers.recover(digest, envelope.path("signature"));
        String account = signers.accountOf(signer);
        if (vault != null && !vault.equals(account)) {
            throw new RefusedException("Vault not registered: " + vault);
        }
        nonces.consume(signer, nonce);
        if (expiresAfter != null && expiresAfter < clock.millis()) {
            throw new RefusedException("Action already expired");
        }
        return account;
    }

    private static @Nullable String vault(JsonNode posted) {
        if (!posted.isTextual()) {
            return null;
        }
        String address = posted.asText().toLowerCase(Locale.ROOT);
        String prefixed = address.startsWith("0x") ? address : "0x" + address;
        if (!prefixed.matches("0x[0-9a-f]{40}")) {
            throw new UnreadableException("vaultAddress");
        }
        return prefixed;
    }

    private ObjectNode perform(String account, ObjectNode action, JsonNode envelope) {
        actions.merge(account, (long) batch(envelope), Long::sum);
        return switch (action.get("type").asText()) {
            case "order" -> ok("order", orders.place(account, action.get("orders")));
            case "cancel", "cancelByCloid" -> ok("cancel", orders.cancel(account, action.get("cancels")));
            case "batchModify" -> ok("order", orders.modify(account, action.get("modifies")));
            case "modify" ->
                modified(orders.modify(
                        account, JsonNodeFactory.instance.arrayNode().add(action)));
            case "updateLeverage" -> leverage(account, action);
            case "scheduleCancel" ->
                throw new RefusedException(
                        "Cannot set scheduled cancel time until enough volume traded. Required: $1000000. Traded: $0.");
            default -> ok("default", null);
        };
    }

    private static ObjectNode modified(ArrayNode statuses) {
        JsonNode status = statuses.get(0);
        if (status.has("error")) {
            throw new RefusedException(status.get("error").asText());
        }
        return ok("default", null);
    }

    private ObjectNode leverage(String account, ObjectNode action) {
        Coin coin = universe.asset(action.get("asset").asInt())
                .filter(c -> !c.isSpot())
                .orElseThrow(() -> new RefusedException(
                        "Unknown asset " + action.get("asset").asInt()));
        int value = action.get("leverage").asInt();
        if (value < 1 || value > coin.product().maxLeverage()) {
            throw new RefusedException("Invalid leverage value");
        }
        if (!action.get("isCross").asBoolean()) {
            throw new RefusedException("Isolated margin is not simulated.");
        }
        if (!engine.setLeverage(account, coin.name(), value)) {
            throw new RefusedException(
                    "Cross position does not have sufficient margin available to decrease leverage. asset="
                            + coin.asset());
        }
        return ok("default", null);
    }

    private static ObjectNode ok(String type, @Nullable ArrayNode statuses) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("status", "ok");
        ObjectNode response = reply.putObject("response").put("type", type);
        if (statuses != null) {
            response.putObject("data").set("statuses", statuses);
        }
        return reply;
    }
}
