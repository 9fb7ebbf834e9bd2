package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** The endpoints that both markets have alike (aster.md sections 3.1 and 3.6). */
final class AnyMarket {

    private AnyMarket() {}

    static void publicCalls(EndpointTable table, PublicCalls calls) {
        table.both("GET", "ping", Endpoint.open(1, calls::ping))
                .both("GET", "time", Endpoint.open(1, calls::time))
                .both("GET", "exchangeInfo", Endpoint.open(1, calls::exchangeInfo))
                .both("GET", "depth", Endpoint.open(calls::depthWeight, calls::depth))
                .both("GET", "trades", Endpoint.open(1, calls::trades))
                .both("GET", "historicalTrades", Endpoint.with(Security.MARKET_DATA, 20, calls::trades))
                .both("GET", "aggTrades", Endpoint.open(20, calls::aggregates))
                .both("GET", "klines", Endpoint.open(calls::klinesWeight, calls::klines))
                .both("GET", "ticker/24hr", Endpoint.open(Endpoint.bySymbol(1, 40), calls::ticker24hr))
                .both("GET", "ticker/price", Endpoint.open(Endpoint.bySymbol(1, 2), calls::tickerPrice))
                .both("GET", "ticker/bookTicker", Endpoint.open(Endpoint.bySymbol(1, 2), calls::bookTicker));
    }

    static void streamKeys(EndpointTable table, ListenKeys keys) {
        table.both("POST", "listenKey", Endpoint.with(Security.USER_STREAM, 1, keys::open))
                .both("PUT", "listenKey", Endpoint.with(Security.USER_STREAM, 1, keys::extend))
                .both("DELETE", "listenKey", Endpoint.with(Security.USER_STREAM, 1, keys::close));
    }

    /** The markets differ in what they say when all is cancelled. */
    static void orderCalls(EndpointTable table, OrderCalls calls, Supplier<JsonNode> allCanceled) {
        table.both("POST", "order", Endpoint.placing(1, parameters -> 1, calls::place))
                .both("GET", "order", Endpoint.signed(1, calls::order))
                .both("DELETE", "order", Endpoint.signed(1, calls::cancel))
                .both("DELETE", "allOpenOrders", Endpoint.signed(1, parameters -> {
                    calls.cancelAll(parameters);
                    return allCanceled.get();
                }))
                .both("GET", "openOrder", Endpoint.signed(1, calls::openOrder))
                .both("GET", "openOrders", Endpoint.signed(Endpoint.bySymbol(1, 40), calls::openOrders))
                .both("GET", "allOrders", Endpoint.signed(5, calls::allOrders))
                .both("GET", "userTrades", Endpoint.signed(5, calls::userTrades))
                .at("POST", "v3/noop", Endpoint.signed(1, parameters -> Answers.success()));
    }
}
