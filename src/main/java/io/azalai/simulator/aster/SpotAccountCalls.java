package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Balances of the spot market (aster.md section 3.7). */
final class SpotAccountCalls {

    private static final Set<String> CHAINS = Set.of("1", "56", "42161");

    private final Floor floor;
    private final WalletTransfers transfers;

    SpotAccountCalls(Floor floor, WalletTransfers transfers) {
        this.floor = floor;
        this.transfers = transfers;
    }

    /** {@code GET account}: exactly seven keys. */
    JsonNode account(Parameters parameters) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", true)
                .put("canBurnAsset", true)
                .put("updateTime", 0);
        ArrayNode balances = body.putArray("balances");
        floor.engine().account(floor.account()).spot().forEach(balance -> balances.addObject()
                .put("asset", balance.asset())
                .put("free", WireNumber.fixed(balance.free(), 8))
                .put("locked", WireNumber.fixed(balance.locked(), 8)));
        return body;
    }

    /** {@code GET transactionHistory}: what was moved from or to futures, oldest first; trades are left out. */
    JsonNode history(Parameters parameters) {
        Span span = Span.of(parameters);
        Optional<String> asset = parameters.optional("asset");
        Optional<String> type = parameters.optional("type");
        return OrderCalls.array(transfers.moved().stream()
                .map(SpotAccountCalls::row)
                .filter(row -> asset.isEmpty() || row.path("asset").asText().equals(asset.get()))
                .filter(row -> type.isEmpty() || row.path("type").asText().equals(type.get()))
                .filter(row -> span.holds(Instant.ofEpochMilli(row.path("time").asLong())))
                .limit(parameters.limit(100, 1_000)));
    }

    private static ObjectNode row(WalletTransfers.Moved moved) {
        String type = moved.toFutures() ? "TRANSFER_SPOT_TO_FUTURE" : "TRANSFER_FUTURE_TO_SPOT";
        BigDecimal delta = moved.toFutures() ? moved.amount().negate() : moved.amount();
        return JsonNodeFactory.instance
                .objectNode()
                .put("tranId", moved.id())
                .putNull("tradeId")
                .put("asset", moved.asset())
                .put("symbol", "")
                .put("balanceDelta", WireNumber.fixed(delta, 8))
                .put("balanceInfo", type)
                .put("time", moved.time().toEpochMilli())
                .put("type", type);
    }

    /** {@code GET aster/withdraw/estimateFee}: half a dollar on every known chain. */
    JsonNode withdrawalFee(Parameters parameters) {
        if (!CHAINS.contains(parameters.text("chainId"))) {
            throw Refusal.INVALID_PARAMETER.with("chainId");
        }
        parameters.text("asset");
        return JsonNodeFactory.instance
                .objectNode()
                .put("tokenPrice", BigDecimal.ONE)
                .put("gasCost", new BigDecimal("0.5"))
                .put("gasUsdValue", new BigDecimal("0.5"));
    }
}
