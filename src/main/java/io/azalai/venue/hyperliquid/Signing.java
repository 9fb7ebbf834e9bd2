package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueException;
import io.azalai.venue.wallet.Keccak;
import io.azalai.venue.wallet.NonceSource;
import io.azalai.venue.wallet.Signature;
import io.azalai.venue.wallet.WalletKey;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
    private static final long NONCES_AHEAD_MS = 10_000;
    /** The venue takes nonces a day ahead of its clock, measured two minutes less (section 4.7). */
    private static final long NONCES_FARTHEST_MS =
            Duration.ofMinutes(24 * 60 - 5).toMillis();

    /** Actions that raise no exposure. */
    private static final Set<String> UNGATED = Set.of(
            "cancel",
            "cancelByCloid",
            "twapCancel",
            "scheduleCancel",
            "updateLeverage",
            "updateIsolatedMargin",
            "agentSendAsset");

    private final Network network;
    private final byte[] source;
    private final VenueContext context;
    private final Clock clock;
    private final ServerClock time;
    private final PermitMint.Check permits;
    private final Function<String, NonceSource> sources;
    private final Map<String, NonceSource> nonces = new ConcurrentHashMap<>();

    Signing(Network network, ServerClock time, VenueContext context) {
        this.network = network;
        this.source = Keccak.digest(network.source());
        this.context = context;
        this.clock = context.clock();
        this.time = time;
        this.permits = context.permits();
        this.sources = signer -> new NonceSource(
                clock::millis,
                NONCES_AHEAD_MS,
                NONCES_FARTHEST_MS,
                context.nonces(),
                Hyperliquid.NAME + (network == Network.TESTNET ? "-testnet-" : "-") + signer);
    }

    /**
     * Body of the request for the action that places the orders of permits, which are used up by it.
     *
     * @param action makes the action of the orders the permits were given for; what it throws leaves the permits unused
     * @throws VenueException with code {@code NOT_GATED} when a permit is worthless
     */
    String gated(Credentials account, List<Permit> permitted, Function<List<OrderTicket>, ObjectNode> action) {
        context.requireWrites(Hyperliquid.NAME, "place");
        ObjectNode encoded = action.apply(permitted.stream().map(Permit::order).toList());
        Instant now = clock.instant();
        Instant expires = permitted.stream()
                .map(permit -> permits.redeem(permit, now))
                .map(OrderTicket::expiresAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return body(account, nonce(account), encoded, time.atVenue(now, expires).toEpochMilli());
    }

    /** Makes permits good once more; answers whether all are. */
    boolean renew(List<Permit> refused) {
        return refused.stream().allMatch(permits::renew);
    }

    /** Body of the request for an action that opens nothing. */
    String ungated(Credentials account, ObjectNode action) {
        return body(account, nonce(account), allowed(action), null);
    }

    /** The same for an action that holds the nonce of its request, and that names its vault, if any, by itself. */
    String ungated(Credentials account, Function<Long, ObjectNode> action) {
        long nonce = nonce(account);
        Credentials itself = new Credentials(account.alias(), account.address(), account.key(), null);
        return body(itself, nonce, allowed(action.apply(nonce)), null);
    }

    /** Body of the request for an action that only the account's own key may sign (section 3.4). */
    String byUser(Credentials account, UserAction.Kind kind, Function<Long, ObjectNode> fields) {
        long nonce = nonce(account);
        UserAction action = UserAction.of(kind, network, fields.apply(nonce));
        return envelope(action.body(), nonce, account.key().sign(action.digest()))
                .toString();
    }

    /** What the venue's clock says that much from now, for actions that name a time. */
    Instant in(Duration wait) {
        Instant now = clock.instant();
        return time.atVenue(now, now.plus(wait));
    }

    private static ObjectNode allowed(ObjectNode action) {
        String type = action.path("type").asText();
        if (!UNGATED.contains(type)) {
            throw new IllegalArgumentException("action '" + type + "' needs a permit");
        }
        return action;
    }

    /** The venue refused a nonce or a time. */
    void nonceRefused() {
        nonces.values().forEach(NonceSource::refused);
    }

    /** Every action has one, and every action changes something. */
    private long nonce(Credentials account) {
        context.requireWrites(Hyperliquid.NAME, "sign");
        try {
            return nonces.computeIfAbsent(account.key().address(), sources).next();
        } catch (UncheckedIOException | IllegalStateException noMark) {
            throw new VenueException(
                    VenueException.notSent(
                            Hyperliquid.NAME,
                            "sign",
                            "NO_NONCE",
                            "no nonce that is sure to be new: " + noMark.getMessage()),
                    noMark);
        }
    }

    private String body(Credentials account, long nonce, ObjectNode action, @Nullable Long expiresAfter) {
        String vault = account.vaultAddress();
        Signature signature = sign(account.key(), connectionId(action, nonce, vault, expiresAfter));
        ObjectNode body = envelope(action, nonce, signature);
        if (vault != null) {
            body.put("vaultAddress", vault);
        }
        if (expiresAfter != null) {
            body.put("expiresAfter", expiresAfter);
        }
        return body.toString();
    }

    private static ObjectNode envelope(ObjectNode action, long nonce, Signature signature) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("action", action);
        body.put("nonce", nonce);
        body.putObject("signature")
                .put("r", signature.rHex())
                .put("s", signature.sHex())
                .put("v", signature.v());
        return body;
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
