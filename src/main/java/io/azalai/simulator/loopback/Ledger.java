package io.azalai.simulator.loopback;

import io.azalai.model.Liquidity;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A venue's books as JSON: what it knows of its accounts, for tests to judge by. Amounts are plain text.
 *
 * @param requests by method and path
 * @param clientOrderIds requests to place an order, by its client id
 * @param cancels requests to cancel an order, by what they call it
 * @param amendments requests to amend an order, by what they call it
 * @param accounts by market, then by account
 * @param fees what the venue earned, by market, then by asset
 */
record Ledger(
        Map<String, Integer> requests,
        Map<String, Integer> clientOrderIds,
        Map<String, Integer> cancels,
        Map<String, Integer> amendments,
        Map<String, Map<String, Account>> accounts,
        Map<String, Map<String, String>> fees) {

    /** One account in one market. */
    record Account(
            List<Order> orders,
            List<Fill> fills,
            Map<String, Held> balances,
            List<Position> positions,
            String wallet,
            String equity) {}

    /** An order; price null at the market, reason null while it lives and when filled. */
    record Order(
            long id,
            @Nullable String clientOrderId,
            String symbol,
            Side side,
            PositionSide positionSide,
            String quantity,
            @Nullable String price,
            TimeInForce timeInForce,
            boolean reduceOnly,
            OrderStatus status,
            @Nullable EndReason reason,
            String filled,
            long createdAt) {}

    /** A fill; {@code clientOrderId} is null where its order has none. */
    record Fill(
            long tradeId,
            long orderId,
            @Nullable String clientOrderId,
            String symbol,
            Side side,
            PositionSide positionSide,
            String price,
            String quantity,
            Liquidity liquidity,
            String fee,
            String feeAsset,
            String realizedPnl,
            long time) {}

    /** A spot balance. */
    record Held(String total, String locked) {}

    /** A position, or one leg of a hedged one; {@code size} is signed. */
    record Position(String symbol, PositionSide positionSide, String size, String entryPrice, int leverage) {}

    static Ledger of(SimulatedVenue venue, Arrivals arrivals) {
        Map<String, Map<String, Account>> accounts = new LinkedHashMap<>();
        Map<String, Map<String, String>> fees = new LinkedHashMap<>();
        venue.engines().forEach((market, engine) -> {
            accounts.put(market, accounts(engine, venue.accounts()));
            Map<String, String> earned = new LinkedHashMap<>();
            engine.collectedFees().forEach((asset, amount) -> earned.put(asset, plain(amount)));
            fees.put(market, earned);
        });
        return new Ledger(
                arrivals.requests(venue.name()),
                arrivals.clientOrderIds(venue.name()),
                arrivals.asked(venue.name(), OrderAsk.Kind.CANCEL),
                arrivals.asked(venue.name(), OrderAsk.Kind.AMEND),
                accounts,
                fees);
    }

    private static Map<String, Account> accounts(Engine engine, List<String> names) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        names.stream().filter(engine::knows).forEach(name -> accounts.put(name, account(engine, name)));
        return accounts;
    }

    private static Account account(Engine engine, String name) {
        AccountView view = engine.account(name);
        Map<String, Held> balances = new LinkedHashMap<>();
        view.spot()
                .forEach(balance ->
                        balances.put(balance.asset(), new Held(plain(balance.total()), plain(balance.locked()))));
        return new Account(
                engine.orders(name).stream().map(Ledger::order).toList(),
                engine.executions(name).stream().map(Ledger::fill).toList(),
                balances,
                view.positions().stream().map(Ledger::position).toList(),
                plain(view.wallet()),
                plain(view.equity()));
    }

    private static Position position(OpenPosition position) {
        return new Position(
                position.symbol(),
                position.leg(),
                position.size().toPlainString(),
                position.entryPrice().toPlainString(),
                position.leverage());
    }

    private static Order order(VenueOrder order) {
        BigDecimal price = order.request().price();
        return new Order(
                order.id(),
                order.request().clientOrderId(),
                order.request().symbol(),
                order.request().side(),
                order.request().leg(),
                plain(order.request().quantity()),
                price == null ? null : plain(price),
                order.request().timeInForce(),
                order.request().reduceOnly(),
                order.status(),
                order.end(),
                plain(order.filled()),
                order.createdAt().toEpochMilli());
    }

    private static Fill fill(Execution execution) {
        return new Fill(
                execution.match().id(),
                execution.order().id(),
                execution.order().request().clientOrderId(),
                execution.match().symbol(),
                execution.order().request().side(),
                execution.order().request().leg(),
                plain(execution.match().price()),
                plain(execution.match().quantity()),
                execution.liquidity(),
                plain(execution.fee()),
                execution.feeAsset(),
                plain(execution.realizedPnl()),
                execution.match().time().toEpochMilli());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
