package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.wallet.Keccak;
import io.azalai.venue.wallet.NonceSource;
import io.azalai.venue.wallet.Signature;
import io.azalai.venue.wallet.WalletKey;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs actions as the phantom agent of a network (hyperliquid.md section 4). An order is signed for a permit only, and
 * only the gateway has those; the few actions that open nothing need none. Safe for many threads: one nonce source for
 * each signer.
 */
final class Signing {

    private static final byte[] DOMAIN = hex("d79297fcdf2ffcd4ae223d01edaa2ba214ff8f401d7c9300d995d17c82aa4040");
    private static final byte[] AGENT = hex("26f05c2f7239b6983075e58321292d77b3aa173d19b27257ac96ab362570f508");
    private static final byte[] TYPED = {0x19, 0x01};
    private static final byte NONE = 0;
    private static final byte SOME = 1;
    private static final int ADDRESS_BYTES = 20;

    /** Actions that raise no exposure. */
    private static final Set<String> UNGATED = Set.of("cancel", "cancelByCloid", "updateLeverage");

    private final byte[] source;
    private final Clock clock;
    private final PermitMint.Check permits;
    private final Map<String, NonceSource> nonces = new ConcurrentHashMap<>();

    Signing(Network network, Clock clock, PermitMint.Check permits) {
        this.source = Keccak.digest(network.source());
        this.clock = clock;
        this.permits = permits;
    }

    /**
     * Body of the request that places the order of a permit, which is used up by it.
     *
     * @param action makes the action of the order the permit was given for; what it throws leaves the permit unused
     * @throws io.azalai.venue.VenueException with code {@code NOT_GATED} when the permit is worthless
     */
    String order(Account account, Permit permit, Function<OrderTicket, ObjectNode> action) {
        ObjectNode encoded = action.apply(permit.order());
        OrderTicket ticket = permits.redeem(permit);
        return body(account, encoded, ticket.expiresAt().toEpochMilli());
    }

    /** Body of the request for an action that opens nothing. */
    String ungated(Account account, ObjectNode action) {
        String type = action.path("type").asText();
        if (!UNGATED.contains(type)) {
            throw new IllegalArgumentException("action '" + type + "' needs a permit");
        }
        return body(account, action, null);
    }

    private String body(Account account, ObjectNode action, @Nullable Long expiresAfter) {
        long nonce = nonces.computeIfAbsent(account.key().address(), signer -> new NonceSource(clock::millis))
                .next();
        String vault = account.vaultAddress();
        Signature signature = sign(account.key(), connectionId(action, nonce, vault, expiresAfter));
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("action", action);
        body.put("nonce", nonce);
        body.putObject("signature")
                .put("r", signature.rHex())
                .put("s", signature.sHex())
                .put("v", signature.v());
        if (vault != null) {
            body.put("vaultAddress", vault);
        }
        if (expiresAfter != null) {
            body.put("expiresAfter", expiresAfter);
        }
        return body.toString();
    }

    /** Signature over the agent that stands for an action. */
    Signature sign(WalletKey key, byte[] connectionId) {
        return key.sign(digest(connectionId));
    }

    /** What is signed: the agent of this network with the action's hash. */
    byte[] digest(byte[] connectionId) {
        return Keccak.digest(TYPED, DOMAIN, Keccak.digest(AGENT, source, connectionId));
    }

    /** Hash of an action with what it is bound to (hyperliquid.md section 4.2). */
    static byte[] connectionId(ObjectNode action, long nonce, @Nullable String vault, @Nullable Long expiresAfter) {
        return Keccak.digest(MessagePack.bytes(action), binding(nonce, vault, expiresAfter));
    }

    private static byte[] binding(long nonce, @Nullable String vault, @Nullable Long expiresAfter) {
        ByteBuffer bytes = ByteBuffer.allocate(
                Long.BYTES + 1 + (vault == null ? 0 : ADDRESS_BYTES) + (expiresAfter == null ? 0 : 1 + Long.BYTES));
        bytes.putLong(nonce);
        if (vault == null) {
            bytes.put(NONE);
        } else {
            bytes.put(SOME).put(hex(vault.substring(2)));
        }
        if (expiresAfter != null) {
            bytes.put(NONE).putLong(expiresAfter);
        }
        return bytes.array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
