package io.azalai.venue.hyperliquid;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What recorded calls asked, by the type of the request or the action (hyperliquid.md sections 2 and 3). */
final class RecordedRequests {

    static final String ACCOUNT = "main";
    /** The venue has two addresses; which of their calls is meant may stand behind, or in what was asked. */
    private static final Pattern ENDPOINT =
            Pattern.compile("(?i:POST)\\s+(?:https?://[^/\\s]+)?/?(?<path>info|exchange)(?:\\s+(?<type>\\S+))?\\s*");

    private static final int LEVELS = 20;
    private static final int MOST_TRADES = 1000;

    private final Listings listings;
    private final Map<String, Function<Asked, List<VenueRequest<?>>>> reads = Map.ofEntries(
            entry("exchangeStatus", one(asked -> new MarketRequest.ServerTime(Market.PERP))),
            entry("meta", one(asked -> new MarketRequest.ReadInstruments(Market.PERP))),
            entry("allPerpMetas", one(asked -> new MarketRequest.ReadInstruments(Market.PERP))),
            entry("spotMeta", one(asked -> new MarketRequest.ReadInstruments(Market.SPOT))),
            entry("metaAndAssetCtxs", one(asked -> new MarketRequest.ReadFunding())),
            entry("spotMetaAndAssetCtxs", one(asked -> new MarketRequest.ReadTickers(Market.SPOT, null))),
            entry("allMids", each(market -> new MarketRequest.ReadLastPrices(market, null))),
            entry("l2Book", one(asked -> new MarketRequest.ReadBook(asked.listing(), LEVELS))),
            entry("recentTrades", one(asked -> new MarketRequest.ReadTrades(asked.listing(), MOST_TRADES))),
            entry("candleSnapshot", one(Asked::candles)),
            entry(
                    "fundingHistory",
                    one(asked -> new MarketRequest.ReadFundingHistory(asked.listing(), Instant.EPOCH, null))),
            entry("predictedFundings", one(asked -> new MarketRequest.ReadPredictedFunding())),
            entry(
                    "clearinghouseState",
                    asked -> List.of(
                            new AccountRequest.ReadPositions(ACCOUNT),
                            new AccountRequest.ReadBalances(ACCOUNT, Market.PERP))),
            entry("spotClearinghouseState", one(asked -> new AccountRequest.ReadBalances(ACCOUNT, Market.SPOT))),
            entry("frontendOpenOrders", each(market -> new AccountRequest.ReadOpenOrders(ACCOUNT, market))),
            entry("openOrders", each(market -> new AccountRequest.ReadOpenOrders(ACCOUNT, market))),
            entry("orderStatus", one(Asked::order)),
            entry(
                    "historicalOrders",
                    each(market -> new AccountRequest.ReadOrderHistory(ACCOUNT, market, null, Instant.EPOCH))),
            entry("userFills", each(market -> new AccountRequest.ReadFills(ACCOUNT, market, null, Instant.EPOCH))),
            entry(
                    "userFillsByTime",
                    each(market -> new AccountRequest.ReadFills(ACCOUNT, market, null, Instant.EPOCH))),
            entry("userFunding", one(asked -> new AccountRequest.ReadFundingPayments(ACCOUNT, null, Instant.EPOCH))),
            entry(
                    "userNonFundingLedgerUpdates",
                    one(asked -> new AccountRequest.ReadFlows(ACCOUNT, Market.PERP, Instant.EPOCH))),
            entry("twapHistory", one(asked -> new AccountRequest.ReadTwaps(ACCOUNT))),
            entry("userRateLimit", one(asked -> new AccountRequest.ReadLimits(ACCOUNT))),
            entry("userFees", one(asked -> new AccountRequest.ReadFees(ACCOUNT, Naming.perpetual("BTC")))),
            entry("activeAssetData", one(asked -> new AccountRequest.ReadLeverage(ACCOUNT, asked.listing()))),
            entry("userAbstraction", one(asked -> new AccountRequest.ReadCollateralMode(ACCOUNT))),
            entry("userRole", one(asked -> new AccountRequest.ReadAddressRole(ACCOUNT))),
            entry("portfolio", one(asked -> new AccountRequest.ReadWorthHistory(ACCOUNT))),
            entry("extraAgents", one(asked -> new AccountRequest.ReadKeyExpiry(ACCOUNT))));
    private final Map<String, Function<Asked, List<VenueRequest<?>>>> actions = Map.ofEntries(
            entry("order", one(Asked::place)),
            entry("modify", one(Asked::amend)),
            entry("batchModify", one(Asked::amend)),
            entry("cancel", one(Asked::cancel)),
            entry("cancelByCloid", one(Asked::cancel)),
            entry(
                    "scheduleCancel",
                    one(asked -> new TradeRequest.ScheduleCancel(ACCOUNT, null, Duration.ofMinutes(1)))),
            entry(
                    "updateLeverage",
                    one(asked -> new SettingRequest.SetLeverage(
                            ACCOUNT, Naming.perpetual("BTC"), asked.leverage(), MarginMode.CROSS))),
            entry(
                    "updateIsolatedMargin",
                    one(asked -> new SettingRequest.AdjustMargin(
                            ACCOUNT, Naming.perpetual("BTC"), PositionSide.BOTH, BigDecimal.ONE))),
            entry(
                    "twapOrder",
                    one(asked -> new TradeRequest.PlaceTwap(asked.permits().get(0), Duration.ofMinutes(30), false))),
            entry("twapCancel", one(asked -> new TradeRequest.CancelTwap(ACCOUNT, Naming.perpetual("BTC"), "0"))),
            entry("usdClassTransfer", one(asked -> transfer())),
            entry("agentSendAsset", one(asked -> transfer())));

    RecordedRequests(Listings listings) {
        this.listings = listings;
    }

    private static VenueRequest<?> transfer() {
        return new SettingRequest.Transfer(ACCOUNT, Naming.COLLATERAL, BigDecimal.ONE, Market.SPOT, "recorded");
    }

    private static Function<Asked, List<VenueRequest<?>>> one(Function<Asked, VenueRequest<?>> request) {
        return asked -> List.of(request.apply(asked));
    }

    private static Function<Asked, List<VenueRequest<?>>> each(Function<Market, VenueRequest<?>> request) {
        return asked -> List.of(request.apply(Market.PERP), request.apply(Market.SPOT));
    }

    /**
     * What a call asked; nothing where we make no such call.
     *
     * @throws IllegalArgumentException when the endpoint is none of the venue's, or not that of what was asked
     */
    List<VenueRequest<?>> of(String endpoint, JsonNode request, JsonNode reply) {
        JsonNode asked = asked(request);
        String type = type(endpoint, request);
        Matcher words = ENDPOINT.matcher(endpoint);
        if (!words.matches() && !endpoint.isEmpty()) {
            throw new IllegalArgumentException("endpoint is '" + endpoint
                    + "'; right is POST /info TYPE or POST /exchange TYPE, such as POST /info l2Book");
        }
        if (!endpoint.isEmpty()
                && words.group("type") != null
                && !words.group("type").equals(type)) {
            throw new IllegalArgumentException("endpoint is '" + endpoint + "', but what was asked is " + type);
        }
        boolean read = endpoint.isEmpty()
                ? reads.containsKey(type)
                : words.group("path").equals("info");
        Function<Asked, List<VenueRequest<?>>> found = (read ? reads : actions).get(type);
        return found == null ? List.of() : found.apply(new Asked(listings, asked, reply));
    }

    /** What kind of call it is: the type of what was asked, or the last word of the endpoint. */
    static String type(String endpoint, JsonNode request) {
        return asked(request).path("type").asText(endpoint.substring(endpoint.lastIndexOf(' ') + 1));
    }

    private static JsonNode asked(JsonNode request) {
        return request.has("action") ? request.path("action") : request;
    }

    /** One recorded call. */
    private record Asked(Listings listings, JsonNode request, JsonNode reply) {

        Listing listing() {
            JsonNode asked = request.path("req").isObject() ? request.path("req") : request;
            JsonNode first = reply.isArray() ? reply.path(0) : reply;
            String coin = asked.path("coin")
                    .asText(first.path("coin").asText(first.path("s").asText()));
            if (coin.isEmpty()) {
                throw new IllegalArgumentException("request.coin is missing: the reply does not say of what it is");
            }
            return listings.listing(coin);
        }

        VenueRequest<?> candles() {
            String interval =
                    request.at("/req/interval").asText(reply.path(0).path("i").asText());
            if (interval.isEmpty()) {
                throw new IllegalArgumentException("request.req.interval is missing, such as 1h");
            }
            return new MarketRequest.ReadCandles(listing(), Interval.ofCode(interval), Instant.EPOCH, null);
        }

        VenueRequest<?> order() {
            String coin = reply.at("/order/order/coin").asText("BTC");
            return new AccountRequest.ReadOrder(
                    ACCOUNT, listings.listing(coin), null, request.path("oid").asText("0"));
        }

        VenueRequest<?> place() {
            List<Permit> permits = permits();
            return permits.size() == 1
                    ? new TradeRequest.Place(permits.get(0))
                    : new TradeRequest.PlaceBatch(
                            permits, request.path("grouping").asText().equals("normalTpsl"));
        }

        VenueRequest<?> amend() {
            Permit permit = permits().get(0);
            return new TradeRequest.Amend(permit, permit.order(), null, BigDecimal.ZERO);
        }

        /** An order for each that was asked for, or answered. */
        List<Permit> permits() {
            JsonNode orders = request.path(request.has("modifies") ? "modifies" : "orders");
            int answered = reply.at("/response/data/statuses").size();
            List<Permit> permits = new ArrayList<>();
            for (int i = 0; i < Math.max(1, Math.max(orders.size(), answered)); i++) {
                JsonNode order = orders.path(i).has("order") ? orders.path(i).path("order") : orders.path(i);
                permits.add(PermitMint.worthless(ticket(request.has("order") ? request.path("order") : order)));
            }
            return permits;
        }

        private OrderTicket ticket(JsonNode order) {
            JsonNode limit = order.at("/t/limit/tif");
            String id = order.path("c").asText("0x" + "0".repeat(32));
            return new OrderTicket(
                    listings.listingOf(order.path("a").asInt()),
                    ACCOUNT,
                    id,
                    id,
                    order.path("b").asBoolean(true) ? Side.BUY : Side.SELL,
                    order.at("/t/trigger").isObject() ? trigger(order.at("/t/trigger")) : OrderType.LIMIT,
                    PositionSide.BOTH,
                    new BigDecimal(order.path("s").asText("0")),
                    new BigDecimal(order.path("p").asText("0")),
                    order.at("/t/trigger").isObject()
                            ? new BigDecimal(order.at("/t/trigger/triggerPx").asText("0"))
                            : null,
                    limit.asText().equals("Ioc") ? TimeInForce.IOC : TimeInForce.GTC,
                    order.path("r").asBoolean(),
                    false,
                    Instant.MAX);
        }

        private static OrderType trigger(JsonNode trigger) {
            boolean market = trigger.path("isMarket").asBoolean();
            return trigger.path("tpsl").asText().equals("tp")
                    ? market ? OrderType.TAKE_PROFIT_MARKET : OrderType.TAKE_PROFIT_LIMIT
                    : market ? OrderType.STOP_MARKET : OrderType.STOP_LIMIT;
        }

        VenueRequest<?> cancel() {
            int cancels = Math.max(
                    1,
                    Math.max(
                            request.path("cancels").size(),
                            reply.at("/response/data/statuses").size()));
            TradeRequest.Cancel one = new TradeRequest.Cancel(ACCOUNT, Naming.perpetual("BTC"), null, "0");
            return cancels == 1
                    ? one
                    : new TradeRequest.CancelBatch(ACCOUNT, java.util.Collections.nCopies(cancels, one));
        }

        int leverage() {
            return request.path("leverage").asInt(1);
        }
    }
}
