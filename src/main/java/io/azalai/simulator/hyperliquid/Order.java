package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.NewOrder;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of a canonical action (section 3.3).
 *
 * @param tif the wire's word
 * @param cloid null when none
 */
record Order(
        Coin coin,
        boolean buy,
        BigDecimal price,
        BigDecimal size,
        boolean reduceOnly,
        String tif,
        @Nullable String cloid) {

    private static final Map<String, TimeInForce> FORCES = Map.of(
            "Gtc", TimeInForce.GTC,
            "Ioc", TimeInForce.IOC,
            "Alo", TimeInForce.GTX,
            "FrontendMarket", TimeInForce.IOC);

    static Order of(JsonNode wire, Coin coin) {
        return new Order(
                coin,
                wire.get("b").asBoolean(),
                new BigDecimal(wire.get("p").asText()),
                new BigDecimal(wire.get("s").asText()),
                wire.get("r").asBoolean(),
                wire.path("t").path("limit").path("tif").asText("Trigger"),
                wire.has("c") ? wire.get("c").asText() : null);
    }

    boolean isTrigger() {
        return tif.equals("Trigger");
    }

    boolean takes() {
        return timeInForce() == TimeInForce.IOC;
    }

    TimeInForce timeInForce() {
        return FORCES.getOrDefault(tif, TimeInForce.GTC);
    }

    Side side() {
        return buy ? Side.BUY : Side.SELL;
    }

    NewOrder request(String account) {
        return new NewOrder(account, coin.name(), side(), size, price, timeInForce(), reduceOnly, cloid);
    }
}
