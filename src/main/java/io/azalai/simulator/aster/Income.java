package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code GET income}: realised profit, commission, funding, transfers and liquidations of the account, oldest first.
 */
final class Income {

    private final Floor floor;
    private final WalletTransfers transfers;
    private final InsuranceClears clears;
    private final AssetExchange exchange;

    Income(Floor floor, WalletTransfers transfers, InsuranceClears clears, AssetExchange exchange) {
        this.floor = floor;
        this.transfers = transfers;
        this.clears = clears;
        this.exchange = exchange;
    }

    JsonNode read(Parameters parameters) {
        Span span = Span.of(parameters);
        Optional<String> symbol = parameters.optional("symbol");
        Optional<String> type = parameters.optional("incomeType");
        return OrderCalls.array(rows().filter(row -> symbol.isEmpty()
                        || symbol.get().equals(row.path("symbol").asText()))
                .filter(row -> type.isEmpty()
                        || type.get().equals(row.path("incomeType").asText()))
                .filter(row -> span.holds(Instant.ofEpochMilli(row.path("time").asLong())))
                .sorted(Comparator.comparingLong(row -> row.path("time").asLong()))
                .limit(parameters.limit(100, 1_000)));
    }

    private Stream<ObjectNode> rows() {
        return Stream.of(
                        floor.engine().executions(floor.account()).stream().flatMap(Income::ofTrade),
                        numbered(floor.engine().fundingPayments(floor.account()), Income::ofFunding),
                        transfers.moved(Market.PERP).stream().map(Income::ofTransfer),
                        numbered(clears.rows(), Income::ofClear),
                        numbered(exchange.done(), Income::ofExchange))
                .flatMap(Function.identity());
    }

    private static ObjectNode ofExchange(AssetExchange.Exchanged exchanged) {
        return row("", "AUTO_EXCHANGE", exchanged.amount(), exchanged.time(), "")
                .put("asset", exchanged.asset());
    }

    private static ObjectNode ofClear(InsuranceClears.Cleared cleared) {
        return row(cleared.symbol(), "INSURANCE_CLEAR", cleared.amount(), cleared.time(), "");
    }

    private static Stream<ObjectNode> ofTrade(Execution trade) {
        Instant time = trade.match().time();
        String symbol = trade.match().symbol();
        String id = Long.toString(trade.match().id());
        ObjectNode commission = row(symbol, "COMMISSION", trade.fee().negate(), time, id);
        return trade.realizedPnl().signum() == 0
                ? Stream.of(commission)
                : Stream.of(commission, row(symbol, "REALIZED_PNL", trade.realizedPnl(), time, id));
    }

    private static ObjectNode ofFunding(FundingPaid paid) {
        return row(paid.symbol(), "FUNDING_FEE", paid.amount(), paid.time(), "");
    }

    /**
     * Several of one type may have one time, as both legs of a hedged position: an id of its own by the place among
     * all.
     */
    private static <T> Stream<ObjectNode> numbered(List<T> all, Function<T, ObjectNode> write) {
        return IntStream.range(0, all.size()).mapToObj(place -> {
            ObjectNode row = write.apply(all.get(place));
            return row.put("tranId", Long.toString(row.path("time").asLong() * 1_000 + place % 1_000));
        });
    }

    private static ObjectNode ofTransfer(WalletTransfers.Moved moved) {
        BigDecimal amount = moved.toFutures() ? moved.amount() : moved.amount().negate();
        return row("", "TRANSFER", amount, moved.time(), "")
                .put("asset", moved.asset())
                .put("tranId", Long.toString(moved.id()));
    }

    private static ObjectNode row(String symbol, String type, BigDecimal income, Instant time, String tradeId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("symbol", symbol)
                .put("incomeType", type)
                .put("income", WireNumber.fixed(income, 8))
                .put("asset", Margins.ASSET)
                .put("info", type)
                .put("time", time.toEpochMilli())
                .put("tranId", tradeId.isEmpty() ? Long.toString(time.toEpochMilli()) : tradeId)
                .put("tradeId", tradeId);
    }
}
