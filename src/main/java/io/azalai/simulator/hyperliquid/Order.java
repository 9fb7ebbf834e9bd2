package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Trigger;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of a canonical action (section 3.3).
 *
 * @param timeInForceWord the wire's word; null of a conditional order
 * @param condition what a conditional order waits for; null of others
 * @param clientOrderId null when none
 * @param builderRate fraction of its value that a builder asks for; zero for nobody
 */
record Order(
        Coin coin,
        boolean buy,
        BigDecimal price,
        BigDecimal size,
        boolean reduceOnly,
        @Nullable String timeInForceWord,
        @Nullable Condition condition,
        @Nullable String clientOrderId,
        BigDecimal builderRate) {

    private static final Map<String, TimeInForce> FORCES = Map.of(
            "Gtc", TimeInForce.GTC,
            "Ioc", TimeInForce.IOC,
            "Alo", TimeInForce.GTX,
            "FrontendMarket", TimeInForce.IOC);
    /** How far from its trigger a market order may still fill (section 9.4). */
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.1");

    /**
     * What a conditional order waits for.
     *
     * @param takesProfit otherwise it stops a loss
     * @param ofPosition whether it hangs on the whole position
     */
    record Condition(BigDecimal triggerPrice, boolean isMarket, boolean takesProfit, boolean ofPosition) {}

    static Order of(JsonNode wire, Coin coin, boolean ofPosition) {
        JsonNode trigger = wire.path("t").path("trigger");
        boolean conditional = trigger.isObject();
        return new Order(
                coin,
                wire.get("b").asBoolean(),
                new BigDecimal(wire.get("p").asText()),
                new BigDecimal(wire.get("s").asText()),
                wire.get("r").asBoolean(),
                conditional ? null : wire.path("t").path("limit").path("tif").asText(),
                conditional
                        ? new Condition(
                                new BigDecimal(trigger.get("triggerPx").asText()),
                                trigger.get("isMarket").asBoolean(),
                                trigger.get("tpsl").asText().equals("tp"),
                                ofPosition)
                        : null,
                wire.has("c") ? wire.get("c").asText() : null,
                BigDecimal.ZERO);
    }

    /** The same, of whose value a builder asks for this fraction. */
    Order withBuilder(BigDecimal rate) {
        return new Order(coin, buy, price, size, reduceOnly, timeInForceWord, condition, clientOrderId, rate);
    }

    boolean isTrigger() {
        return condition != null;
    }

    boolean isMarket() {
        return "FrontendMarket".equals(timeInForceWord) || (condition != null && condition.isMarket());
    }

    /** Whether it only ever rests. */
    boolean isPostOnly() {
        return !isTrigger() && timeInForce() == TimeInForce.GTX;
    }

    /**
     * Whether its limit asks for more than its trigger gives (section 9.4); a market order has the venue's own limit.
     */
    boolean isShortOfTrigger() {
        return condition != null && !condition.isMarket() && isShortOf(condition);
    }

    private boolean isShortOf(Condition awaited) {
        int beyond = price.compareTo(awaited.triggerPrice());
        return buy ? beyond < 0 : beyond > 0;
    }

    /** Whether it takes at once rather than rests. */
    boolean takes() {
        return !isTrigger() && timeInForce() == TimeInForce.IOC;
    }

    /** Whether it closes whatever the position is by then. */
    boolean closesPosition() {
        return condition != null && condition.ofPosition() && size.signum() == 0;
    }

    TimeInForce timeInForce() {
        if (condition != null) {
            return condition.isMarket() ? TimeInForce.IOC : TimeInForce.GTC;
        }
        return FORCES.getOrDefault(timeInForceWord, TimeInForce.GTC);
    }

    Side side() {
        return buy ? Side.BUY : Side.SELL;
    }

    /** The same, refused rather than taking: what a modify makes of an order that should rest. */
    Order postOnly() {
        return new Order(coin, buy, price, size, reduceOnly, "Alo", condition, clientOrderId, builderRate);
    }

    NewOrder request(String account) {
        return plain(account).withBuilder(paysInDollars() ? builderRate : BigDecimal.ZERO);
    }

    /** Whether its fee is taken in USDC: of no other does a builder get a part (the venue's page on builder codes). */
    private boolean paysInDollars() {
        return coin.product().quote().equals("USDC") && !(coin.isSpot() && buy);
    }

    private NewOrder plain(String account) {
        if (condition == null) {
            return new NewOrder(account, coin.name(), side(), size, price, timeInForce(), reduceOnly, clientOrderId);
        }
        Trigger trigger = Trigger.onMark(
                condition.triggerPrice(),
                condition.takesProfit() == buy ? Trigger.Direction.FALLING : Trigger.Direction.RISING);
        return closesPosition()
                ? NewOrder.closing(account, coin.name(), side(), worst(condition), clientOrderId, trigger)
                : new NewOrder(
                                account,
                                coin.name(),
                                side(),
                                size,
                                worst(condition),
                                timeInForce(),
                                reduceOnly,
                                clientOrderId)
                        .withTrigger(trigger);
    }

    /**
     * The limit once it fired: a market order's is what was asked, ten percent past its trigger at most (section 9.4).
     * One that is short of the trigger is none: clients send the market's price of the moment there.
     */
    private BigDecimal worst(Condition fired) {
        if (!fired.isMarket()) {
            return price;
        }
        BigDecimal slip = fired.triggerPrice().multiply(SLIPPAGE);
        BigDecimal bound =
                buy ? fired.triggerPrice().add(slip) : fired.triggerPrice().subtract(slip);
        if (isShortOf(fired)) {
            return bound;
        }
        return buy ? price.min(bound) : price.max(bound);
    }
}
