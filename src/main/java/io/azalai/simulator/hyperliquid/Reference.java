package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests about what is listed that hardly change (section 2.1). Safe for many threads: nothing here changes. */
final class Reference {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Universe universe;
    private final Listings listings;

    Reference(Universe universe, Listings listings) {
        this.universe = universe;
        this.listings = listings;
    }

    void addTo(InfoDesk desk) {
        desk.put("perpsAtOpenInterestCap", ask -> {
            ArrayNode capped = JSON.arrayNode();
            listings.capped(desk.dex(ask)).forEach(capped::add);
            return capped;
        });
        desk.put("perpDexLimits", ask -> desk.dex(ask).isEmpty() ? JSON.nullNode() : limits(desk.dex(ask)));
        desk.put("perpDexStatus", ask -> {
            desk.dex(ask);
            return JSON.objectNode().put("totalNetDeposit", "0.0");
        });
        desk.put("marginTable", ask -> marginTable(desk, ask));
        desk.put("maxMarketOrderNtls", ask -> largestOrders());
        desk.put("tokenDetails", this::token);
    }

    private ObjectNode limits(String dex) {
        ObjectNode limits = JSON.objectNode();
        limits.put("totalOiCap", "1000000000.0").put("oiSzCapPerPerp", "10000000000.0");
        limits.put("maxTransferNtl", "1000000000.0");
        limits.set("coinToOiCap", universe.builderDex(dex).get("assetToStreamingOiCap"));
        return limits;
    }

    private JsonNode marginTable(InfoDesk desk, JsonNode ask) {
        int id = (int) InfoDesk.number(ask, "id");
        return universe.meta(desk.dex(ask))
                .map(meta -> new MarginTables(meta.get("marginTables")).table(id))
                .orElseThrow(InfoDesk.UnknownInputException::new);
    }

    private static ArrayNode largestOrders() {
        ArrayNode rows = JSON.arrayNode();
        OrderLimits.CAPS.forEach(cap -> rows.addArray().add(cap.leverage()).add(Decimals.text(cap.dollars())));
        return rows;
    }

    private JsonNode token(JsonNode ask) {
        String id = InfoDesk.text(ask, "tokenId");
        JsonNode row = universe.tokenRows().stream()
                .filter(token -> token.get("tokenId").asText().equals(id))
                .findFirst()
                .orElseThrow(InfoDesk.UnknownInputException::new);
        ObjectNode details = JSON.objectNode().put("name", row.get("name").asText());
        details.put("maxSupply", "1000000000.0").put("totalSupply", "961679382.1");
        details.put("circulatingSupply", "297866172.4");
        details.set("szDecimals", row.get("szDecimals"));
        details.set("weiDecimals", row.get("weiDecimals"));
        details.put("midPx", "1.0").put("markPx", "1.0").put("prevDayPx", "1.0");
        details.putNull("genesis").putNull("deployer").putNull("deployGas").putNull("deployTime");
        details.put("seededUsdc", "0.0").putArray("nonCirculatingUserBalances");
        return details.put("futureEmissions", "0.0");
    }
}
