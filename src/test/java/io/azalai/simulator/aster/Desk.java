package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import fr.acinq.secp256k1.Secp256k1;
import io.azalai.model.SteppedClock;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.HttpRequest;
import io.azalai.simulator.loopback.SocketSession;
import io.azalai.simulator.loopback.Wallets;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.PriceProcess;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The simulated venue with a trader at its hosts who signs with plain libraries. Confined to the test's thread. */
final class Desk {

    final SteppedClock clock;
    final PriceProcess prices;
    final AsterVenue venue;
    final Customer customer;
    final Credentials credentials;
    private long nonce;

    /** The first customer's. */
    Desk() {
        clock = new SteppedClock(Instant.parse("2026-01-12T02:33:34.400Z"));
        prices = new PriceProcess(7, List.of("BTC", "ETH", "SOL", "ASTER"));
        venue = new AsterVenue(
                new World(clock, 7, List.of("BTC", "ETH", "SOL", "ASTER"), prices), Duration.ofSeconds(2));
        customer = new Customer(7, 0);
        credentials = customer.credentials();
    }

    private Desk(Desk shared, Customer customer) {
        clock = shared.clock;
        prices = shared.prices;
        venue = shared.venue;
        this.customer = customer;
        credentials = customer.credentials();
    }

    /** That of the other customer of the same venue. */
    Desk second() {
        return new Desk(this, new Customer(7, 1));
    }

    /** Moves the market on, 100 ms a tick. */
    void ticks(int count) {
        for (int i = 0; i < count; i++) {
            clock.step(Duration.ofMillis(100));
            prices.step();
            venue.tick();
        }
    }

    HttpReply send(String site, String method, String path, String query, String body) {
        Map<String, String> headers = Map.of("x-mbx-apikey", credentials.apiKey());
        return venue.sites().get(site).answer(new HttpRequest(method, path, query, headers, body, clock.instant()));
    }

    /** A V1 call, signed: GET and DELETE in the query, POST and PUT in the body. */
    HttpReply v1(String method, String path, String parameters) {
        String text = (parameters.isEmpty() ? "" : parameters + "&") + "recvWindow=5000&timestamp=" + clock.millis();
        return carry(method, path, text + "&signature=" + hmac(text));
    }

    /** A V3 call, signed by the agent. */
    HttpReply v3(String method, String path, String parameters) {
        return v3With(next(), method, path, parameters);
    }

    /** The same with a nonce of one's own. */
    HttpReply v3With(long chosen, String method, String path, String parameters) {
        return signedBy(credentials.privateKey(), chosen, method, path, parameters);
    }

    /** The same, signed by whoever holds a key. */
    HttpReply v3By(String key, String method, String path, String parameters) {
        return signedBy(key, next(), method, path, parameters);
    }

    private HttpReply signedBy(String key, long chosen, String method, String path, String parameters) {
        String text = (parameters.isEmpty() ? "" : parameters + "&") + "nonce=" + chosen + "&user=" + credentials.user()
                + "&signer=" + Wallets.address(key);
        return carry(method, path, text + "&signature=" + sign(key, new TypedMessage(1666).digest(text)));
    }

    /** A call that the main wallet signs in a form of its own, on the chain of BNB. */
    HttpReply managed(String method, String path, ManagementForm form, String parameters) {
        return managedBy(customer.userKey(), method, path, form, parameters);
    }

    HttpReply managedBy(String key, String method, String path, ManagementForm form, String parameters) {
        String text = parameters + "&asterChain=Mainnet&user=" + credentials.user() + "&nonce=" + next();
        byte[] digest = new TypedMessage(56).digest(form.structHash(Parameters.of(text, "")));
        return carry(method, path, text + "&signature=" + sign(key, digest) + "&signatureChainId=56");
    }

    private long next() {
        nonce = Math.max(nonce + 1, clock.millis() * 1000);
        return nonce;
    }

    private HttpReply carry(String method, String path, String text) {
        String site = path.startsWith("/fapi") ? "futuresRest" : "spotRest";
        boolean inQuery = method.equals("GET") || method.equals("DELETE");
        return send(site, method, path, inQuery ? text : "", inQuery ? "" : text);
    }

    /** A body of success. */
    JsonNode read(HttpReply reply) {
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return RecordingSocket.read(reply.body());
    }

    JsonNode open(String path, String query) {
        String site = path.startsWith("/fapi") ? "futuresRest" : "spotRest";
        return read(send(site, "GET", path, query, ""));
    }

    RecordingSocket connect(String site, String path) {
        RecordingSocket socket = new RecordingSocket(path, "");
        venue.sites().get(site).opened(socket);
        return socket;
    }

    SocketSession session(String site, RecordingSocket socket) {
        return venue.sites().get(site).opened(socket);
    }

    /** Best price of a side, plus ticks of one. */
    BigDecimal best(String path, String symbol, String side) {
        return new BigDecimal(open(path, "symbol=" + symbol).path(side).asText());
    }

    String signed(String text) {
        return hmac(text);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(credentials.apiSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String sign(String privateKey, byte[] digest) {
        byte[] key = HexFormat.of().parseHex(privateKey.substring(2));
        byte[] compact = Secp256k1.get().sign(digest, key);
        byte[] publicKey = Secp256k1.get().pubkeyCreate(key);
        int recovery = Arrays.equals(Secp256k1.get().ecdsaRecover(compact, digest, 0), publicKey) ? 0 : 1;
        return "0x" + HexFormat.of().formatHex(compact) + Integer.toHexString(27 + recovery);
    }
}
