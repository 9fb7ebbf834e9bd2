package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /exchange}: envelope, signature, nonce, expiry, budget, then the action (section 3.1). Confined to the
 * event loop.
 */
final class ActionDesk {

    /** A vault's address may come without {@code 0x} (section 3.1). */
    private static final List<WireKey> ENVELOPE = List.of(
            WireKey.object("action"),
            WireKey.longNumber("nonce"),
            WireKey.object("signature"),
            WireKey.text("vaultAddress", "(0x)?[0-9a-fA-F]{40}").orNone(),
            WireKey.longNumber("expiresAfter").orNone(),
            WireKey.bool("isFrontend").orNone());

    private static final List<WireKey> SIGNATURE = List.of(WireKey.text("r"), WireKey.text("s"), WireKey.number("v"));
    /** What works for a vault or sub-account; everything else is for the signer's own account. */
    private static final Set<String> FOR_VAULTS = Set.of(
            "order",
            "cancel",
            "cancelByCloid",
            "modify",
            "batchModify",
            "scheduleCancel",
            "updateLeverage",
            "updateIsolatedMargin",
            "topUpIsolatedOnlyMargin",
            "twapOrder",
            "twapCancel");

    private final Signers signers;
    private final AddressBudget budget;
    private final Nonces nonces;
    private final Clock clock;
    private final Map<String, BiFunction<Acting, ObjectNode, JsonNode>> actions = new HashMap<>();

    ActionDesk(Signers signers, AddressBudget budget, Clock clock) {
        this.signers = signers;
        this.budget = budget;
        this.clock = clock;
        this.nonces = new Nonces(clock);
    }

    /** Adds what a type of action does. */
    void put(String type, BiFunction<Acting, ObjectNode, JsonNode> action) {
        actions.put(type, action);
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
    JsonNode answer(JsonNode envelope) {
        WireKey.read(envelope, ENVELOPE);
        WireKey.readAmongOthers(envelope.get("signature"), SIGNATURE);
        ObjectNode action = CanonicalAction.of(envelope.get("action"));
        String type = action.get("type").asText();
        try {
            Acting by = UserSigned.knows(type) ? authorizedUser(action, envelope) : authorized(action, envelope);
            budget.spend(by.account(), type, batch(envelope));
            return known(type).apply(by, action);
        } catch (RefusedException refused) {
            return ActionReply.refused(String.valueOf(refused.getMessage()));
        }
    }

    private BiFunction<Acting, ObjectNode, JsonNode> known(String type) {
        BiFunction<Acting, ObjectNode, JsonNode> action = actions.get(type);
        if (action == null) {
            throw new UnreadableException("unknown action type '" + type + "'");
        }
        return action;
    }

    private Acting authorized(ObjectNode action, JsonNode envelope) {
        long nonce = envelope.get("nonce").asLong();
        String vault = vault(envelope.path("vaultAddress"));
        Long expiresAfter = envelope.path("expiresAfter").isIntegralNumber()
                ? Long.valueOf(envelope.get("expiresAfter").asLong())
                : null;
        byte[] digest = ActionHash.digest(action, nonce, vault, expiresAfter, true);
        String signer = Signers.recover(digest, envelope.path("signature"));
        String master = signers.accountOf(signer);
        String account = vault == null || vault.equals(master) ? master : subAccount(vault, master, action);
        if (action.has("nonce") && action.get("nonce").asLong() != nonce) {
            throw new RefusedException("Nonce mismatch.");
        }
        nonces.consume(signer, nonce);
        if (expiresAfter != null && expiresAfter < clock.millis()) {
            budget.chargeStale(account, batch(envelope));
            throw new RefusedException("Action already expired");
        }
        return new Acting(signer, master, account, nonce);
    }

    private String subAccount(String vault, String master, ObjectNode action) {
        String owner =
                signers.traderFor(vault).orElseThrow(() -> new RefusedException("Vault not registered: " + vault));
        if (!owner.equals(master)) {
            throw new RefusedException("Sub-account " + vault + " is not registered to " + master);
        }
        return FOR_VAULTS.contains(action.get("type").asText()) ? vault : master;
    }

    private Acting authorizedUser(ObjectNode action, JsonNode envelope) {
        long nonce = envelope.get("nonce").asLong();
        String signer = Signers.recover(UserSigned.digest(action), envelope.path("signature"));
        if (!action.get("hyperliquidChain").asText().equals("Mainnet")) {
            throw new RefusedException("Mainnet and testnet require different signature");
        }
        if (!signers.isAccount(signer)) {
            throw new RefusedException("Must deposit before performing actions. User: " + signer);
        }
        if (UserSigned.nonce(action) != nonce) {
            throw new RefusedException("Nonce mismatch.");
        }
        nonces.consume(signer, nonce);
        return new Acting(signer, signer, signer, nonce);
    }

    private static @Nullable String vault(JsonNode posted) {
        if (!posted.isTextual()) {
            return null;
        }
        String address = posted.asText().toLowerCase(Locale.ROOT);
        return address.startsWith("0x") ? address : "0x" + address;
    }
}
