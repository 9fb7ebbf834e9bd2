package io.azalai.simulator.loopback;

import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A venue's books as JSON values: what it knows of its accounts, for tests to judge by. */
final class Ledger {

    private Ledger() {}

    static Map<String, Object> of(SimulatedVenue venue, Arrivals arrivals) {
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("requests", arrivals.requests(venue.name()));
        ledger.put("clientOrderIds", arrivals.clientOrderIds(venue.name()));
        Map<String, Object> markets = new LinkedHashMap<>();
        Map<String, Object> fees = new LinkedHashMap<>();
        venue.engines().forEach((market, engine) -> {
            markets.put(market, accounts(engine, venue.accounts()));
            fees.put(market, plain(engine.collectedFees()));
        });
        ledger.put("accounts", markets);
        ledger.put("fees", fees);
        return ledger;
    }

    private static Map<String, Object> accounts(Engine engine, List<String> names) {
        Map<String, Object> accounts = new LinkedHashMap<>();
        for (String name : names) {
            if (engine.knows(name)) {
                accounts.put(
                        name,
                        Map.of(
                                "orders",
                                        engine.orders(name).stream()
                                                .map(Ledger::order)
                                                .toList(),
                                "fills",
                                        engine.executions(name).stream()
                                                .map(Ledger::fill)
                                                .toList(),
                                "balances", balances(engine.account(name)),
                                "positions", positions(engine.account(name)),
                                "wallet", plain(engine.account(name).wallet()),
                                "equity", plain(engine.account(name).equity())));
            }
        }
        return accounts;
    }

    private static Map<String, Object> order(VenueOrder order) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", order.id());
        row.put("clientOrderId", order.request().clientOrderId());
        row.put("symbol", order.request().symbol());
        row.put("side", order.request().side());
        row.put("quantity", plain(order.request().quantity()));
        row.put("price", plain(order.request().price()));
        row.put("timeInForce", order.request().timeInForce());
        row.put("reduceOnly", order.request().reduceOnly());
        row.put("status", order.status());
        row.put("reason", order.end());
        row.put("filled", plain(order.filled()));
        row.put("createdAt", order.createdAt().toEpochMilli());
        return row;
    }

    private static Map<String, Object> fill(Execution execution) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tradeId", execution.match().id());
        row.put("orderId", execution.order().id());
        row.put("clientOrderId", execution.order().request().clientOrderId());
        row.put("symbol", execution.match().symbol());
        row.put("side", execution.order().request().side());
        row.put("price", plain(execution.match().price()));
        row.put("quantity", plain(execution.match().quantity()));
        row.put("liquidity", execution.liquidity());
        row.put("fee", plain(execution.fee()));
        row.put("feeAsset", execution.feeAsset());
        row.put("realizedPnl", plain(execution.realizedPnl()));
        row.put("time", execution.match().time().toEpochMilli());
        return row;
    }

    private static Map<String, Object> balances(AccountView account) {
        Map<String, Object> balances = new LinkedHashMap<>();
        account.spot()
                .forEach(b -> balances.put(
                        b.asset(),
                        Map.of(
                                "total", Objects.requireNonNull(plain(b.total())),
                                "locked", Objects.requireNonNull(plain(b.locked())))));
        return balances;
    }

    private static Map<String, Object> positions(AccountView account) {
        Map<String, Object> positions = new LinkedHashMap<>();
        account.positions()
                .forEach(p -> positions.put(
                        p.symbol(),
                        Map.of(
                                "size", p.size().toPlainString(),
                                "entryPrice", p.entryPrice().toPlainString(),
                                "leverage", p.leverage())));
        return positions;
    }

    private static Map<String, Object> plain(Map<String, BigDecimal> amounts) {
        Map<String, Object> shown = new LinkedHashMap<>();
        amounts.forEach((asset, amount) -> shown.put(asset, plain(amount)));
        return shown;
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
}
