package io.azalai.venue.aster;

import io.azalai.model.Market;

/**
 * The calls we make, as the tables of aster.md section 3 list them: verb, path of V1, path of V3, request weight, and
 * whether it is signed. Public calls go by the V1 path, which both schemes share.
 */
enum Endpoint {
    FUTURES_TIME(Market.PERP, "GET", "/fapi/v1/time", "", 1, Access.PUBLIC),
    FUTURES_EXCHANGE_INFO(Market.PERP, "GET", "/fapi/v1/exchangeInfo", "", 1, Access.PUBLIC),
    /** Its weight goes by the number of levels. */
    FUTURES_DEPTH(Market.PERP, "GET", "/fapi/v1/depth", "", 20, Access.PUBLIC),
    PREMIUM_INDEX(Market.PERP, "GET", "/fapi/v1/premiumIndex", "", 1, Access.PUBLIC),
    FUNDING_INFO(Market.PERP, "GET", "/fapi/v1/fundingInfo", "", 1, Access.PUBLIC),
    FUTURES_TICKER(Market.PERP, "GET", "/fapi/v1/ticker/24hr", "", 1, Access.PUBLIC),
    /** Of all symbols. */
    FUTURES_TICKERS(Market.PERP, "GET", "/fapi/v1/ticker/24hr", "", 40, Access.PUBLIC),
    FUTURES_QUOTE(Market.PERP, "GET", "/fapi/v1/ticker/bookTicker", "", 1, Access.PUBLIC),
    /** Of all symbols. */
    FUTURES_QUOTES(Market.PERP, "GET", "/fapi/v1/ticker/bookTicker", "", 2, Access.PUBLIC),
    FUTURES_PRICE(Market.PERP, "GET", "/fapi/v1/ticker/price", "", 1, Access.PUBLIC),
    /** Of all symbols. */
    FUTURES_PRICES(Market.PERP, "GET", "/fapi/v1/ticker/price", "", 2, Access.PUBLIC),
    FUTURES_AGGREGATES(Market.PERP, "GET", "/fapi/v1/aggTrades", "", 20, Access.PUBLIC),
    FUTURES_TRADES(Market.PERP, "GET", "/fapi/v1/trades", "", 1, Access.PUBLIC),
    /** Its weight for more than a thousand rows. */
    FUTURES_KLINES(Market.PERP, "GET", "/fapi/v1/klines", "", 10, Access.PUBLIC),
    FUNDING_RATE(Market.PERP, "GET", "/fapi/v1/fundingRate", "", 1, Access.PUBLIC),
    FUTURES_BALANCE(Market.PERP, "GET", "/fapi/v2/balance", "/fapi/v3/balance", 5, Access.SIGNED),
    FUTURES_ACCOUNT(Market.PERP, "GET", "/fapi/v4/account", "/fapi/v3/accountWithJoinMargin", 5, Access.SIGNED),
    /** Of V3 only. */
    AGENTS(Market.PERP, "GET", "", "/fapi/v3/agent", 5, Access.SIGNED),
    POSITION_RISK(Market.PERP, "GET", "/fapi/v2/positionRisk", "/fapi/v3/positionRisk", 5, Access.SIGNED),
    FUTURES_OPEN_ORDERS(Market.PERP, "GET", "/fapi/v1/openOrders", "/fapi/v3/openOrders", 40, Access.SIGNED),
    FUTURES_ORDER(Market.PERP, "GET", "/fapi/v1/order", "/fapi/v3/order", 1, Access.SIGNED),
    FUTURES_USER_TRADES(Market.PERP, "GET", "/fapi/v1/userTrades", "/fapi/v3/userTrades", 5, Access.SIGNED),
    FUTURES_INCOME(Market.PERP, "GET", "/fapi/v1/income", "/fapi/v3/income", 30, Access.SIGNED),
    FUTURES_ALL_ORDERS(Market.PERP, "GET", "/fapi/v1/allOrders", "/fapi/v3/allOrders", 5, Access.SIGNED),
    FUTURES_COMMISSION(Market.PERP, "GET", "/fapi/v1/commissionRate", "/fapi/v3/commissionRate", 20, Access.SIGNED),
    POSITION_MODE(Market.PERP, "GET", "/fapi/v1/positionSide/dual", "/fapi/v3/positionSide/dual", 30, Access.SIGNED),
    COLLATERAL_MODE(Market.PERP, "GET", "/fapi/v1/multiAssetsMargin", "/fapi/v3/multiAssetsMargin", 30, Access.SIGNED),
    ADL_QUANTILE(Market.PERP, "GET", "/fapi/v1/adlQuantile", "/fapi/v3/adlQuantile", 5, Access.SIGNED),
    LEVERAGE_BRACKETS(Market.PERP, "GET", "/fapi/v1/leverageBracket", "/fapi/v3/leverageBracket", 1, Access.SIGNED),
    FUTURES_PLACE(Market.PERP, "POST", "/fapi/v1/order", "/fapi/v3/order", 1, Access.GATED),
    PLACE_BATCH(Market.PERP, "POST", "/fapi/v1/batchOrders", "/fapi/v3/batchOrders", 5, Access.GATED),
    /** Of V3 only. */
    AMEND(Market.PERP, "PUT", "", "/fapi/v3/order", 1, Access.GATED),
    FUTURES_CANCEL(Market.PERP, "DELETE", "/fapi/v1/order", "/fapi/v3/order", 1, Access.SIGNED),
    FUTURES_CANCEL_ALL(Market.PERP, "DELETE", "/fapi/v1/allOpenOrders", "/fapi/v3/allOpenOrders", 1, Access.SIGNED),
    CANCEL_BATCH(Market.PERP, "DELETE", "/fapi/v1/batchOrders", "/fapi/v3/batchOrders", 1, Access.SIGNED),
    COUNTDOWN(Market.PERP, "POST", "/fapi/v1/countdownCancelAll", "/fapi/v3/countdownCancelAll", 10, Access.SIGNED),
    MARGIN_TYPE(Market.PERP, "POST", "/fapi/v1/marginType", "/fapi/v3/marginType", 1, Access.SIGNED),
    POSITION_MARGIN(Market.PERP, "POST", "/fapi/v1/positionMargin", "/fapi/v3/positionMargin", 1, Access.SIGNED),
    SET_POSITION_MODE(
            Market.PERP, "POST", "/fapi/v1/positionSide/dual", "/fapi/v3/positionSide/dual", 1, Access.SIGNED),
    FUTURES_TRANSFER(
            Market.PERP, "POST", "/fapi/v1/asset/wallet/transfer", "/fapi/v3/asset/wallet/transfer", 50, Access.SIGNED),
    LEVERAGE(Market.PERP, "POST", "/fapi/v1/leverage", "/fapi/v3/leverage", 1, Access.SIGNED),
    FUTURES_OPEN_KEY(Market.PERP, "POST", "/fapi/v1/listenKey", "/fapi/v3/listenKey", 1, Access.KEYED),
    FUTURES_KEEP_KEY(Market.PERP, "PUT", "/fapi/v1/listenKey", "/fapi/v3/listenKey", 1, Access.KEYED),
    SPOT_TIME(Market.SPOT, "GET", "/api/v1/time", "", 1, Access.PUBLIC),
    SPOT_EXCHANGE_INFO(Market.SPOT, "GET", "/api/v1/exchangeInfo", "", 1, Access.PUBLIC),
    /** Its weight goes by the number of levels. */
    SPOT_DEPTH(Market.SPOT, "GET", "/api/v1/depth", "", 20, Access.PUBLIC),
    SPOT_TICKER(Market.SPOT, "GET", "/api/v1/ticker/24hr", "", 1, Access.PUBLIC),
    /** Of all symbols. */
    SPOT_TICKERS(Market.SPOT, "GET", "/api/v1/ticker/24hr", "", 40, Access.PUBLIC),
    SPOT_QUOTE(Market.SPOT, "GET", "/api/v1/ticker/bookTicker", "", 1, Access.PUBLIC),
    /** Of all symbols. */
    SPOT_QUOTES(Market.SPOT, "GET", "/api/v1/ticker/bookTicker", "", 2, Access.PUBLIC),
    SPOT_PRICE(Market.SPOT, "GET", "/api/v1/ticker/price", "", 1, Access.PUBLIC),
    /** Of all symbols. */
    SPOT_PRICES(Market.SPOT, "GET", "/api/v1/ticker/price", "", 2, Access.PUBLIC),
    SPOT_AGGREGATES(Market.SPOT, "GET", "/api/v1/aggTrades", "", 20, Access.PUBLIC),
    SPOT_TRADES(Market.SPOT, "GET", "/api/v1/trades", "", 1, Access.PUBLIC),
    /** Its weight as of futures: the venue does not state it. */
    SPOT_KLINES(Market.SPOT, "GET", "/api/v1/klines", "", 10, Access.PUBLIC),
    SPOT_ACCOUNT(Market.SPOT, "GET", "/api/v1/account", "/api/v3/account", 5, Access.SIGNED),
    SPOT_OPEN_ORDERS(Market.SPOT, "GET", "/api/v1/openOrders", "/api/v3/openOrders", 40, Access.SIGNED),
    SPOT_ORDER(Market.SPOT, "GET", "/api/v1/order", "/api/v3/order", 1, Access.SIGNED),
    SPOT_USER_TRADES(Market.SPOT, "GET", "/api/v1/userTrades", "/api/v3/userTrades", 5, Access.SIGNED),
    SPOT_HISTORY(Market.SPOT, "GET", "/api/v1/transactionHistory", "/api/v3/transactionHistory", 30, Access.SIGNED),
    SPOT_ALL_ORDERS(Market.SPOT, "GET", "/api/v1/allOrders", "/api/v3/allOrders", 5, Access.SIGNED),
    SPOT_COMMISSION(Market.SPOT, "GET", "/api/v1/commissionRate", "/api/v3/commissionRate", 20, Access.SIGNED),
    SPOT_PLACE(Market.SPOT, "POST", "/api/v1/order", "/api/v3/order", 1, Access.GATED),
    SPOT_CANCEL(Market.SPOT, "DELETE", "/api/v1/order", "/api/v3/order", 1, Access.SIGNED),
    SPOT_CANCEL_ALL(Market.SPOT, "DELETE", "/api/v1/allOpenOrders", "/api/v3/allOpenOrders", 1, Access.SIGNED),
    SPOT_TRANSFER(
            Market.SPOT, "POST", "/api/v1/asset/wallet/transfer", "/api/v3/asset/wallet/transfer", 5, Access.SIGNED),
    SPOT_OPEN_KEY(Market.SPOT, "POST", "/api/v1/listenKey", "/api/v3/listenKey", 1, Access.KEYED),
    SPOT_KEEP_KEY(Market.SPOT, "PUT", "/api/v1/listenKey", "/api/v3/listenKey", 1, Access.KEYED);

    /** Who may call (aster.md section 2.1). */
    enum Access {
        PUBLIC,
        /** V1 wants the key header only, V3 a signature. */
        KEYED,
        SIGNED,
        /** Signed, and only with a permit: it may raise exposure. */
        GATED
    }

    private final Market market;
    private final String method;
    private final String path;
    private final String walletPath;
    private final int weight;
    private final Access access;

    Endpoint(Market market, String method, String path, String walletPath, int weight, Access access) {
        this.market = market;
        this.method = method;
        this.path = path;
        this.walletPath = walletPath;
        this.weight = weight;
        this.access = access;
    }

    Market market() {
        return market;
    }

    String method() {
        return method;
    }

    /** Path of V1, or of a public call. */
    String path() {
        return path;
    }

    /** Path of V3; empty where both schemes share that of V1. */
    String walletPath() {
        return walletPath;
    }

    int weight() {
        return weight;
    }

    Access access() {
        return access;
    }

    /** Whether it changes something of an account; the key of a private stream is nothing of it. */
    boolean isWrite() {
        return access == Access.GATED || (access == Access.SIGNED && !method.equals("GET"));
    }

    /** The property that holds its host's address. */
    String base() {
        return market == Market.SPOT ? Network.SPOT_REST : Network.FUTURES_REST;
    }

    /** Of two calls, the market's. */
    static Endpoint of(Market market, Endpoint futures, Endpoint spot) {
        return market == Market.SPOT ? spot : futures;
    }
}
