package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.acinq.secp256k1.Secp256k1;
import io.azalai.simulator.loopback.Wallets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A client of the wire with a key: posts JSON and signs actions. Confined to the test's thread. */
public final class TestClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static long nonce = System.currentTimeMillis();

    private final String rest;
    private final String key;

    public TestClient(String rest, String key) {
        this.rest = rest;
        this.key = key;
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rest + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode info(String body) throws Exception {
        return JSON.readTree(post("/info", body).body());
    }

    /** Sends an action and reads the envelope of the answer. */
    public JsonNode act(String action) throws Exception {
        return JSON.readTree(post("/exchange", signed(action, ++nonce, null)).body());
    }

    /** Sends an action that carries its own nonce, written {@code $} in it. */
    public JsonNode actWithNonce(String action) throws Exception {
        long at = ++nonce;
        return JSON.readTree(post("/exchange", signed(action.replace("$", Long.toString(at)), at, null))
                .body());
    }

    /** Sends an action for a sub-account. */
    JsonNode actFor(String account, String action) throws Exception {
        return JSON.readTree(
                post("/exchange", signed(action, ++nonce, null, account)).body());
    }

    /** The first status element of an order action. */
    JsonNode place(String order) throws Exception {
        return act("{\"type\":\"order\",\"orders\":[" + order + "],\"grouping\":\"na\"}")
                .at("/response/data/statuses/0");
    }

    static String order(
            int asset, boolean buy, String price, String size, boolean reduceOnly, String tif, String cloid) {
        return "{\"a\":%d,\"b\":%s,\"p\":\"%s\",\"s\":\"%s\",\"r\":%s,\"t\":{\"limit\":{\"tif\":\"%s\"}}%s}"
                .formatted(asset, buy, price, size, reduceOnly, tif, cloid.isEmpty() ? "" : ",\"c\":\"" + cloid + "\"");
    }

    String signed(String action, long at, @Nullable Long expiresAfter) throws Exception {
        return signed(action, at, expiresAfter, null);
    }

    private String signed(String action, long at, @Nullable Long expiresAfter, @Nullable String vault)
            throws Exception {
        JsonNode canonical = CanonicalAction.of(JSON.readTree(action));
        byte[] digest = UserSigned.knows(canonical.get("type").asText())
                ? UserSigned.digest(canonical)
                : ActionHash.digest(canonical, at, vault, expiresAfter, true);
        byte[] secret = HexFormat.of().parseHex(key.substring(2));
        byte[] signature = Secp256k1.get().sign(digest, secret);
        String r = "0x" + HexFormat.of().formatHex(Arrays.copyOfRange(signature, 0, 32));
        String s = "0x" + HexFormat.of().formatHex(Arrays.copyOfRange(signature, 32, 64));
        int v = Wallets.recover(digest, r, s, 27).equals(java.util.Optional.of(Wallets.address(key))) ? 27 : 28;
        ObjectNode envelope = JSON.createObjectNode();
        envelope.set("action", JSON.readTree(action));
        envelope.put("nonce", at).put("vaultAddress", vault);
        envelope.putObject("signature").put("r", r).put("s", s).put("v", v);
        if (expiresAfter != null) {
            envelope.put("expiresAfter", expiresAfter);
        }
        return envelope.toString();
    }
}
