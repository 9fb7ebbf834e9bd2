package io.azalai.crash;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a trader may want next, as a seed has it. Confined to the trader's thread. */
final class Wishes {

    private static final List<Where> MARKETS = List.of(
            new Where("hyperliquid", "BTC", "PERP", "BTC", "0.001"),
            new Where("hyperliquid", "ETH", "PERP", "ETH", "0.02"),
            new Where("aster", "BTC", "PERP", "BTC", "0.001"),
            new Where("aster", "ETH", "PERP", "ETH", "0.02"),
            new Where("hyperliquid", "PURR/USDC", "SPOT", "PURR/USDC", "200"),
            new Where("aster", "BTC/USDT", "SPOT", "BTC", "0.001"));
    private static final int PERPETUALS = 4;

    private final Random chance;
    private final String prefix;
    private int number;

    /**
     * Where something trades.
     *
     * @param price by which name Hyperliquid tells its middle price
     * @param lot a quantity worth some ten dollars and more
     */
    private record Where(String venue, String symbol, String market, String price, String lot) {}

    Wishes(long seed) {
        this.chance = new Random(seed);
        this.prefix = "c" + seed + "-";
    }

    int below(int bound) {
        return chance.nextInt(bound);
    }

    /** A new order of any kind. */
    Wish order(Map<String, BigDecimal> prices) {
        Where where = MARKETS.get(chance.nextInt(MARKETS.size()));
        BigDecimal price = prices.getOrDefault(where.price(), BigDecimal.ONE);
        boolean perpetual = where.market().equals("PERP");
        ObjectNode order = order(where);
        int kind = chance.nextInt(perpetual ? 10 : 6);
        if (kind < 2) {
            order.put("orderType", "MARKET");
        } else if (kind < 5) {
            limit(order, price, farther(order, "0.05", "0.08"), "GTC");
        } else if (kind == 5) {
            limit(order, price, farther(order, "-0.004", "-0.002"), "IOC");
        } else if (kind == 6) {
            limit(order, price, farther(order, "-0.001", "0.001"), "GTC");
        } else if (kind == 7) {
            stop(order, price);
        } else if (kind == 8) {
            protectedOrder(order, price);
        } else {
            order.put("orderType", "MARKET").put("reduceOnly", true);
        }
        return wish(order);
    }

    /** The end of a position, whole. */
    Wish close() {
        Where where = MARKETS.get(chance.nextInt(PERPETUALS));
        return wish(JsonNodeFactory.instance
                .objectNode()
                .put("action", "CLOSE_POSITION")
                .put("venue", where.venue())
                .put("symbol", where.symbol())
                .put("market", where.market()));
    }

    /** Another price for an order. */
    Wish amend(Wish target) {
        BigDecimal price = new BigDecimal(target.content().path("price").asText());
        BigDecimal changed = price.multiply(between("0.995", "1.005")).setScale(0, RoundingMode.DOWN);
        return wish(JsonNodeFactory.instance
                .objectNode()
                .put("action", "AMEND")
                .put("venue", target.venue())
                .put("origClientOrderId", target.id())
                .put("price", changed.toPlainString()));
    }

    /** The end of an order. */
    Wish cancel(Wish target) {
        return wish(JsonNodeFactory.instance
                .objectNode()
                .put("action", "CANCEL")
                .put("venue", target.venue())
                .put("origClientOrderId", target.id()));
    }

    /** The end of all that rests in one symbol. */
    Wish cancelAll() {
        Where where = MARKETS.get(chance.nextInt(MARKETS.size()));
        return wish(JsonNodeFactory.instance
                .objectNode()
                .put("action", "CANCEL_ALL")
                .put("venue", where.venue())
                .put("symbol", where.symbol())
                .put("market", where.market()));
    }

    private Wish wish(ObjectNode content) {
        String id = prefix + ++number;
        return new Wish(id, content.put("clientOrderId", id));
    }

    private ObjectNode order(Where where) {
        BigDecimal quantity = new BigDecimal(where.lot()).multiply(BigDecimal.valueOf(1 + chance.nextInt(3)));
        return JsonNodeFactory.instance
                .objectNode()
                .put("venue", where.venue())
                .put("symbol", where.symbol())
                .put("market", where.market())
                .put("side", chance.nextBoolean() ? "BUY" : "SELL")
                .put("quantity", quantity.toPlainString())
                .put("round", "DOWN");
    }

    private void limit(ObjectNode order, BigDecimal price, BigDecimal factor, String timeInForce) {
        order.put("orderType", "LIMIT")
                .put("price", digits(price.multiply(factor)))
                .put("timeInForce", timeInForce);
    }

    private void stop(ObjectNode order, BigDecimal price) {
        BigDecimal factor = farther(order, "-0.06", "-0.02");
        order.put("orderType", "STOP_MARKET").put("triggerPrice", digits(price.multiply(factor)));
        order.put("reduceOnly", chance.nextBoolean());
    }

    private void protectedOrder(ObjectNode order, BigDecimal price) {
        boolean buys = order.path("side").asText().equals("BUY");
        order.put("orderType", "MARKET");
        order.put(buys ? "takeProfitPrice" : "stopLossPrice", digits(price.multiply(between("1.01", "1.03"))));
        order.put(buys ? "stopLossPrice" : "takeProfitPrice", digits(price.multiply(between("0.97", "0.99"))));
    }

    /** A factor that makes a price worse for whoever is to trade with the order by a fraction between these. */
    private BigDecimal farther(ObjectNode order, String least, String most) {
        BigDecimal by = between(least, most);
        return order.path("side").asText().equals("BUY") ? BigDecimal.ONE.subtract(by) : BigDecimal.ONE.add(by);
    }

    private BigDecimal between(String least, String most) {
        BigDecimal from = new BigDecimal(least);
        return from.add(new BigDecimal(most).subtract(from).multiply(new BigDecimal(chance.nextDouble())));
    }

    /** Prices of five digits are on every grid once they are rounded. */
    private static String digits(BigDecimal price) {
        return price.round(new java.math.MathContext(5, RoundingMode.DOWN)).toPlainString();
    }
}
