package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code twapOrder} and says what is wrong with it (sections 3.3 and 3.6). Safe for many threads: immutable.
 */
record TwapForm(Engine engine, Universe universe) {

    private static final BigDecimal DOLLARS_A_MINUTE = BigDecimal.TEN;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 7 * 24 * 60;

    /** @throws RefusedException when there is no such asset to trade */
    Twap.Terms read(JsonNode wire) {
        int asset = wire.get("a").asInt();
        Coin coin = universe.asset(asset)
                .filter(listed -> !listed.delisted())
                .orElseThrow(() -> new RefusedException("Unknown asset " + asset));
        JsonNode details = wire.path("details");
        return new Twap.Terms(
                coin,
                wire.get("b").asBoolean(),
                new BigDecimal(wire.get("s").asText()),
                wire.get("r").asBoolean(),
                wire.get("m").asInt(),
                wire.get("t").asBoolean(),
                details.path("s").isTextual() ? new BigDecimal(details.get("s").asText()) : null,
                start(details.path("t")));
    }

    private static Twap.@Nullable Start start(JsonNode trigger) {
        return trigger.isObject()
                ? new Twap.Start(
                        new BigDecimal(trigger.get("p").asText()),
                        trigger.get("a").asBoolean())
                : null;
    }

    /** What is wrong with it; empty when nothing is. */
    Optional<String> fault(String account, Twap.Terms terms) {
        Coin coin = terms.coin();
        if (terms.minutes() < SHORTEST || terms.minutes() > LONGEST) {
            return Optional.of("Invalid TWAP duration: " + terms.minutes() + " min(s)");
        }
        if (!coin.product().allowsQuantity(terms.size()) || terms.size().signum() == 0) {
            return Optional.of("Order has invalid size.");
        }
        BigDecimal least = DOLLARS_A_MINUTE.multiply(BigDecimal.valueOf(terms.minutes()));
        if (terms.size().multiply(engine.statistics(coin.name()).mark()).compareTo(least) < 0) {
            return Optional.of("TWAP order value too small. Min is $" + least + ", which is $10 per minute.");
        }
        Twap.Start start = terms.start();
        boolean onGrid = (start == null || coin.product().allowsPrice(start.price()))
                && (terms.stop() == null || coin.product().allowsPrice(terms.stop()));
        if (!onGrid) {
            return Optional.of("Price must be divisible by tick size. asset=" + coin.asset());
        }
        return terms.reduceOnly() && reducible(account, terms).signum() == 0
                ? Optional.of("Reduce only order would increase position.")
                : Optional.empty();
    }

    private BigDecimal reducible(String account, Twap.Terms terms) {
        return engine.account(account, terms.coin().dex())
                .position(terms.coin().name())
                .filter(position -> position.size().signum() == (terms.buy() ? -1 : 1))
                .map(position -> position.size().abs())
                .orElse(BigDecimal.ZERO);
    }
}
