package io.azalai.venue.hyperliquid;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.model.TwapPrices;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Permit;
import io.azalai.venue.RecordedQuestion;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What recorded calls asked, by the type of the request or the action (hyperliquid.md sections 2 and 3). */
final class RecordedRequests {

    static final String ACCOUNT = "main";

    /** A coin that the recording does not say: shown to nobody. */
    static final Listing UNTOLD = Naming.perpetual("-");

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
            entry("activeAssetData", one(asked -> new AccountRequest.ReadLeverage(ACCOUNT, asked.anyListing()))),
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
                    one(asked -> new TradeRequest.PlaceTwap(
                            asked.permits().get(0), Duration.ofMinutes(30), false, TwapPrices.NONE))),
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
     * What a call asked.
     *
     * @throws IllegalArgumentException when the endpoint is none of the venue's, or not that of what was asked
     */
    RecordedQuestion of(String endpoint, JsonNode request, JsonNode reply) {
        JsonNode asked = asked(request);
        String type = type(endpoint, request, reply);
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
        if (found == null && type.isEmpty() && !endpoint.isEmpty()) {
            return untyped(read);
        }
        Asked call = new Asked(listings, asked, reply, new RecordedOrders(listings), new ArrayList<>());
        List<VenueRequest<?>> requests = found == null ? List.of() : found.apply(call);
        return new RecordedQuestion(
                requests,
                call.missing().isEmpty() ? null : String.join("; ", call.missing()),
                call.orders().unknown());
    }

    /** Of a call that nobody can name, a refusal can still be read; and of an action, that it was done. */
    private static RecordedQuestion untyped(boolean read) {
        return read
                ? new RecordedQuestion(
                        List.of(new MarketRequest.ServerTime(Market.PERP)),
                        "request.type is missing: the endpoint does not say which call it is either",
                        Map.of())
                : new RecordedQuestion(
                        List.of(new TradeRequest.ScheduleCancel(ACCOUNT, null, Duration.ofMinutes(1))), null, Map.of());
    }

    /**
     * What kind of call it is: the type of what was asked, or the last word of the endpoint; empty when neither says.
     */
    static String type(String endpoint, JsonNode request) {
        Matcher words = ENDPOINT.matcher(endpoint);
        String told = words.matches() ? Objects.requireNonNullElse(words.group("type"), "") : endpoint;
        return asked(request).path("type").asText(told);
    }

    /** The same, or else what an answered action says that it was. */
    private static String type(String endpoint, JsonNode request, JsonNode reply) {
        String type = type(endpoint, request);
        String answered = reply.at("/response/type").asText();
        return type.isEmpty() && !answered.equals("default") ? answered : type;
    }

    private static JsonNode asked(JsonNode request) {
        return request.has("action") ? request.path("action") : request;
    }

    /** One recorded call. */
    private record Asked(
            Listings listings, JsonNode request, JsonNode reply, RecordedOrders orders, List<String> missing) {

        Listing listing() {
            if (coin().isEmpty()) {
                missing.add("request.coin is missing: the reply does not say of what it is");
            }
            return anyListing();
        }

        /** Of a call whose answer is none about a coin; one that metadata lists, since it is no wrong name. */
        Listing anyListing() {
            if (!coin().isEmpty()) {
                return listings.listing(coin());
            }
            listings.symbols().assume(UNTOLD, Naming.base(UNTOLD.venueSymbol()), Naming.COLLATERAL);
            return UNTOLD;
        }

        private String coin() {
            JsonNode asked = request.path("req").isObject() ? request.path("req") : request;
            JsonNode first = reply.isArray() ? reply.path(0) : reply;
            return asked.path("coin")
                    .asText(first.path("coin").asText(first.path("s").asText()));
        }

        VenueRequest<?> candles() {
            String interval =
                    request.at("/req/interval").asText(reply.path(0).path("i").asText());
            return new MarketRequest.ReadCandles(listing(), interval(interval), Instant.EPOCH, null);
        }

        private Interval interval(String code) {
            try {
                return Interval.ofCode(code);
            } catch (IllegalArgumentException unknown) {
                missing.add("request.req.interval is '" + code + "'; right is such as 1h");
                return Interval.M1;
            }
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

        /** Several at once are answered as orders are. */
        VenueRequest<?> amend() {
            List<Permit> permits = permits();
            return permits.size() == 1
                    ? new TradeRequest.Amend(permits.get(0), permits.get(0).order(), null, BigDecimal.ZERO)
                    : new TradeRequest.PlaceBatch(permits, false);
        }

        /** An order for each that was asked for, or answered. */
        List<Permit> permits() {
            JsonNode asked = request.path(request.has("modifies") ? "modifies" : "orders");
            int answered = reply.at("/response/data/statuses").size();
            List<Permit> permits = new ArrayList<>();
            for (int i = 0; i < Math.max(1, Math.max(asked.size(), answered)); i++) {
                JsonNode order = asked.path(i).has("order") ? asked.path(i).path("order") : asked.path(i);
                permits.add(orders.permit(i, request.has("order") ? request.path("order") : order));
            }
            return permits;
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
