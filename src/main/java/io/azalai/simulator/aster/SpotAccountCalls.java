package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Balances of the spot market (aster.md section 3.7). */
final class SpotAccountCalls {

    private static final Set<String> CHAINS = Set.of("1", "56", "42161");

    private static final long IDS_A_MILLISECOND = 1_000_000;

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

    /** {@code GET transactionHistory}: what was moved from or to futures and what trades gave and got, oldest first. */
    JsonNode history(Parameters parameters) {
        Span span = Span.of(parameters);
        Optional<String> asset = parameters.optional("asset");
        Optional<String> type = parameters.optional("type");
        Stream<ObjectNode> trades =
                floor.engine().executions(floor.account()).stream().flatMap(this::traded);
        return OrderCalls.array(Stream.concat(
                        trades, transfers.moved(Market.SPOT).stream().map(SpotAccountCalls::moved))
                .sorted(Comparator.comparingLong(row -> row.path("time").asLong()))
                .filter(row -> asset.isEmpty() || row.path("asset").asText().equals(asset.get()))
                .filter(row -> type.isEmpty() || row.path("type").asText().equals(type.get()))
                .filter(row -> span.holds(Instant.ofEpochMilli(row.path("time").asLong())))
                .limit(parameters.limit(100, 1_000)));
    }

    private static ObjectNode moved(WalletTransfers.Moved moved) {
        String within = moved.toFutures() ? "TRANSFER_SPOT_TO_FUTURE" : "TRANSFER_FUTURE_TO_SPOT";
        String type = moved.outside() ? "TRANSFER" : within;
        BigDecimal delta = moved.toFutures() ? moved.amount().negate() : moved.amount();
        return row(moved.id(), moved.asset(), delta, type, moved.time());
    }

    /** What was given and what was got, of which the fee is taken. */
    private Stream<ObjectNode> traded(Execution execution) {
        Match match = execution.match();
        ListedSymbol listed = floor.info().symbol(match.symbol());
        boolean buy = execution.order().request().side() == Side.BUY;
        BigDecimal worth = match.price().multiply(match.quantity());
        BigDecimal given = buy ? worth : match.quantity();
        BigDecimal got = (buy ? match.quantity() : worth).subtract(execution.fee());
        long id = match.time().toEpochMilli() * IDS_A_MILLISECOND + match.id() % (IDS_A_MILLISECOND / 2) * 2;
        return Stream.of(
                row(id, buy ? listed.quote() : listed.base(), given.negate(), "TRADE_SOURCE", match.time()),
                row(id + 1, buy ? listed.base() : listed.quote(), got, "TRADE_TARGET", match.time()));
    }

    private static ObjectNode row(long id, String asset, BigDecimal delta, String type, Instant time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tranId", id)
                .putNull("tradeId")
                .put("asset", asset)
                .put("symbol", "")
                .put("balanceDelta", WireNumber.fixed(delta, 8))
                .put("balanceInfo", type)
                .put("time", time.toEpochMilli())
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
