package io.azalai.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * What a contract expects of one simulated venue, from its specification.
 *
 * @param account adds addresses and keys to a configuration block, from what the simulator announces of the venue
 * @param perp the bitcoin perpetual
 * @param spot the bitcoin pair
 * @param orderPath that orders of perpetuals are posted to
 * @param comparesClocks whether clocks are compared once it has refused a time; else what it tells anyway says its time
 * @param nonceRefusal what it answers to a nonce it does not take, before anything else
 * @param oneSwitch whether its dead-man switch is one for all symbols, and only for those who trade much
 * @param refusesDuplicates whether the venue itself refuses a client order id twice
 * @param mayWithdraw whether its key may
 * @param countsOrders the limit of the venue's that orders of perpetuals count in
 * @param expiresPostOnly whether a post-only order that would take is accepted and expires, rather than being refused
 * @param pollsPercent share of each limit that market data may use; the rest is kept for accounts, orders and cancels
 */
public record VenueFacts(
        String name,
        Function<JsonNode, ObjectNode> account,
        Listed perp,
        Listed spot,
        String orderPath,
        boolean comparesClocks,
        Refused nonceRefusal,
        boolean oneSwitch,
        boolean refusesDuplicates,
        boolean mayWithdraw,
        String countsOrders,
        boolean expiresPostOnly,
        int pollsPercent) {

    /** A name, a venue's name, and the steps of price and quantity. */
    public record Listed(String symbol, String venueSymbol, String tick, String step) {}

    /** What a venue answers to a request whose nonce it does not take. */
    public record Refused(int status, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Listed ASTER_PERP = new Listed("BTC/USDT:USDT", "BTCUSDT", "0.1", "0.001");
    private static final Listed ASTER_SPOT = new Listed("BTC/USDT", "BTCUSDT", "0.01", "0.00001");
    /** A key that no simulated account has approved. */
    private static final String STRANGER = "0x" + "1a".repeat(32);

    /**
     * Nonces may be two days old here: it is the order that has expired. Of duplicate client ids the venue says
     * nothing.
     */
    public static final VenueFacts HYPERLIQUID = new VenueFacts(
            "hyperliquid",
            announced -> JSON.createObjectNode()
                    .put("base_url", announced.path("rest").asText())
                    .put("ws_url", announced.path("ws").asText())
                    .put("account_address", announced.at("/accounts/0/address").asText())
                    .put("secret_key", announced.at("/accounts/0/privateKey").asText()),
            new Listed("BTC/USDC:USDC", "BTC", "0.1", "0.00001"),
            new Listed("UBTC/USDC", "@142", "0.001", "0.00001"),
            "/exchange",
            false,
            new Refused(200, "{\"status\":\"err\",\"response\":\"Invalid nonce: nonce too low 1 < 2\"}"),
            true,
            false,
            true,
            "address-requests",
            false,
            80);

    /** With a wallet that signs typed messages (V3). */
    public static final VenueFacts ASTER_BY_WALLET = aster("/fapi/v3/order", false, announced -> asterHosts(announced)
            .put("user", announced.path("user").asText())
            .put("private_key", announced.path("privateKey").asText()));

    /** With an API key and its secret (V1). */
    public static final VenueFacts ASTER_BY_KEY = aster("/fapi/v1/order", true, announced -> asterHosts(announced)
            .put("api_key", announced.path("apiKey").asText())
            .put("api_secret", announced.path("apiSecret").asText()));

    private static VenueFacts aster(String orderPath, boolean mayWithdraw, Function<JsonNode, ObjectNode> account) {
        return new VenueFacts(
                "aster",
                account,
                ASTER_PERP,
                ASTER_SPOT,
                orderPath,
                true,
                new Refused(400, "{\"code\":-4225,\"msg\":\"Nonce Expired\"}"),
                false,
                true,
                mayWithdraw,
                "fapi.orders.1m",
                true,
                60);
    }

    private static ObjectNode asterHosts(JsonNode announced) {
        return JSON.createObjectNode()
                .put("base_url", announced.path("futuresRest").asText())
                .put("spot_base_url", announced.path("spotRest").asText())
                .put("ws_url", announced.path("futuresWs").asText())
                .put("spot_ws_url", announced.path("spotWs").asText());
    }

    /** The block that leads to the simulated venue, with a budget that no test exhausts. */
    ObjectNode block(JsonNode announced) {
        ObjectNode block = account.apply(announced);
        block.putObject("rate_limit")
                .put("requests_per_minute", 100_000)
                .put("burst_limit", 10_000)
                .put("weight_limit", 100_000);
        return block;
    }

    /** The same block with a secret that is not the account's. */
    static ObjectNode withWrongSecret(ObjectNode block) {
        ObjectNode wrong = block.deepCopy();
        for (String key : new String[] {"secret_key", "private_key", "api_secret"}) {
            if (wrong.has(key)) {
                wrong.put(key, STRANGER);
            }
        }
        return wrong;
    }
}
