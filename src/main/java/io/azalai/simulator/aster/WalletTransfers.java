package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.model.Market;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST asset/wallet/transfer} between the two markets, callable on either, and what was moved so far. Safe for
 * many threads: one lock; no engine is asked for anything that waits.
 */
final class WalletTransfers {

    private final Floor futures;
    private final Floor spot;
    private final TransferIds ids;
    private final List<Moved> moved = new ArrayList<>();

    WalletTransfers(Floor futures, Floor spot) {
        this.futures = futures;
        this.spot = spot;
        ids = new TransferIds(futures.clock());
    }

    /**
     * One transfer, or what came from outside.
     *
     * @param toFutures its direction
     * @param outside whether it came into that market alone
     * @param amount positive
     */
    record Moved(long id, boolean toFutures, boolean outside, String asset, BigDecimal amount, Instant time) {

        /** Whether it changed a market's ledger. */
        boolean isOf(Market market) {
            return !outside || toFutures == (market == Market.PERP);
        }
    }

    synchronized JsonNode transfer(Parameters parameters) {
        BigDecimal amount = parameters.decimal("amount");
        String asset = parameters.text("asset");
        String id = parameters.text("clientTranId");
        boolean toFutures =
                switch (parameters.text("kindType")) {
                    case "SPOT_FUTURE" -> true;
                    case "FUTURE_SPOT" -> false;
                    default -> throw Refusal.INVALID_PARAMETER.with("kindType");
                };
        if (amount.signum() <= 0) {
            throw Refusal.AMOUNT_NOT_POSITIVE.with();
        }
        if (!new Collaterals(futures).accepts(asset)) {
            throw Refusal.INVALID_ASSET.with();
        }
        ids.check(id);
        move(toFutures, asset, amount);
        ids.use(id);
        long number = noted(toFutures, false, asset, amount);
        return JsonNodeFactory.instance.objectNode().put("tranId", number).put("status", "SUCCESS");
    }

    /** Money from outside comes into one market. */
    synchronized void arrived(boolean toFutures, String asset, BigDecimal amount) {
        Floor into = toFutures ? futures : spot;
        into.engine().move(null, purse(into, asset), amount);
        noted(toFutures, true, asset, amount);
    }

    private long noted(boolean toFutures, boolean outside, String asset, BigDecimal amount) {
        long number = 21_841L + moved.size();
        moved.add(new Moved(number, toFutures, outside, asset, amount, Instant.ofEpochMilli(futures.now())));
        return number;
    }

    private void move(boolean toFutures, String asset, BigDecimal amount) {
        Floor from = toFutures ? spot : futures;
        Floor into = toFutures ? futures : spot;
        if (!from.engine().move(purse(from, asset), null, amount)) {
            throw from.market() == Market.SPOT
                    ? Refusal.BALANCE_INSUFFICIENT.with()
                    : Refusal.CROSS_BALANCE_INSUFFICIENT.with();
        }
        into.engine().move(null, purse(into, asset), amount);
    }

    /** On futures, USDT is the margin wallet; all else lies beside it. */
    static Purse purse(Floor floor, String asset) {
        boolean margin = floor.futures() && asset.equals(Margins.ASSET);
        return margin ? Purse.margin(floor.account(), asset) : Purse.spot(floor.account(), asset);
    }

    /** What was moved from or to a market, oldest first. */
    synchronized List<Moved> moved(Market market) {
        return moved.stream().filter(each -> each.isOf(market)).toList();
    }
}
