package io.azalai.venue.aster;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.Symbols;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What recorded calls asked, by verb and name (aster.md section 3). Safe for many threads: immutable. */
final class RecordedRequests {

    private static final String ACCOUNT = "main";
    private static final int DEPTH = 1000;
    private static final Pattern ENDPOINT = Pattern.compile("(?i:GET|POST|PUT|DELETE)\\s+\\S");

    private static final Map<String, Function<Asked, List<VenueRequest<?>>>> MARKET = Map.ofEntries(
            entry("GET time", one(asked -> new MarketRequest.ServerTime(asked.market()))),
            entry("GET exchangeInfo", one(asked -> new MarketRequest.ReadInstruments(asked.market()))),
            entry("GET depth", one(asked -> new MarketRequest.ReadBook(asked.listing(), DEPTH))),
            entry("GET trades", one(asked -> new MarketRequest.ReadTrades(asked.listing(), DEPTH))),
            entry("GET historicalTrades", one(asked -> new MarketRequest.ReadTrades(asked.listing(), DEPTH))),
            entry("GET klines", one(Asked::candles)),
            entry("GET premiumIndex", one(asked -> new MarketRequest.ReadFunding())),
            entry("GET fundingInfo", one(asked -> new MarketRequest.ReadFundingIntervals())),
            entry(
                    "GET fundingRate",
                    one(asked -> new MarketRequest.ReadFundingHistory(asked.listing(), Instant.EPOCH, null))),
            entry(
                    "GET ticker/24hr",
                    one(asked -> new MarketRequest.ReadTickers(asked.market(), asked.optionalListing()))),
            entry(
                    "GET ticker/bookTicker",
                    one(asked -> new MarketRequest.ReadQuotes(asked.market(), asked.optionalListing()))),
            entry(
                    "GET ticker/price",
                    one(asked -> new MarketRequest.ReadLastPrices(asked.market(), asked.optionalListing()))),
            entry(
                    "GET aggTrades",
                    one(asked -> new MarketRequest.ReadPastTrades(asked.listing(), Instant.EPOCH, null))));

    private static final Map<String, Function<Asked, List<VenueRequest<?>>>> ACCOUNT_READS = Map.ofEntries(
            entry("GET adlQuantile", one(asked -> new AccountRequest.ReadDeleverageRanks(ACCOUNT, null))),
            entry("GET agent", one(asked -> new AccountRequest.ReadKeyRights(ACCOUNT))),
            entry("GET balance", one(asked -> new AccountRequest.ReadBalances(ACCOUNT, Market.PERP))),
            entry("GET account", one(Asked::account)),
            entry("GET accountWithJoinMargin", one(asked -> new AccountRequest.ReadSummary(ACCOUNT, Market.PERP))),
            entry("GET positionRisk", one(asked -> new AccountRequest.ReadPositions(ACCOUNT))),
            entry("GET income", one(asked -> new AccountRequest.ReadFundingPayments(ACCOUNT, null, Instant.EPOCH))),
            entry(
                    "GET transactionHistory",
                    one(asked -> new AccountRequest.ReadFlows(ACCOUNT, Market.SPOT, Instant.EPOCH))),
            entry("GET commissionRate", one(asked -> new AccountRequest.ReadFees(ACCOUNT, asked.listing()))),
            entry("GET positionSide/dual", one(asked -> new AccountRequest.ReadPositionMode(ACCOUNT))),
            entry("GET multiAssetsMargin", one(asked -> new AccountRequest.ReadCollateralMode(ACCOUNT))),
            entry("GET leverageBracket", one(asked -> new AccountRequest.ReadLeverageLimits(ACCOUNT))),
            entry("POST listenKey", one(asked -> new AccountRequest.UserStreamKey(ACCOUNT, asked.market(), null))),
            entry("PUT listenKey", one(asked -> new AccountRequest.UserStreamKey(ACCOUNT, asked.market(), "-"))));

    private static final Map<String, Function<Asked, List<VenueRequest<?>>>> ORDERS = Map.ofEntries(
            entry("GET openOrders", one(asked -> new AccountRequest.ReadOpenOrders(ACCOUNT, asked.market()))),
            entry("GET openOrder", one(Asked::order)),
            entry("GET order", one(Asked::order)),
            entry("GET allOrders", one(Asked::history)),
            entry("GET userTrades", one(Asked::fills)),
            entry("POST order", one(asked -> new TradeRequest.Place(asked.permit()))),
            entry("PUT order", asked -> List.of(asked.amend(), asked.order())),
            entry("DELETE order", asked -> List.of(asked.cancel(), asked.order())),
            entry("POST batchOrders", one(asked -> new TradeRequest.PlaceBatch(asked.permits(), false))),
            entry("DELETE batchOrders", one(Asked::cancels)),
            entry(
                    "DELETE allOpenOrders",
                    one(asked -> new TradeRequest.CancelAll(ACCOUNT, asked.listing(), List.of()))),
            entry(
                    "POST countdownCancelAll",
                    one(asked -> new TradeRequest.ScheduleCancel(ACCOUNT, asked.listing(), Duration.ofMinutes(1)))));

    private static final Map<String, Function<Asked, List<VenueRequest<?>>>> SETTINGS = Map.ofEntries(
            entry(
                    "POST leverage",
                    one(asked -> new SettingRequest.SetLeverage(ACCOUNT, asked.listing(), 1, MarginMode.CROSS))),
            entry(
                    "POST marginType",
                    one(asked -> new SettingRequest.SetMarginMode(ACCOUNT, asked.listing(), MarginMode.CROSS, 1))),
            entry(
                    "POST positionMargin",
                    one(asked -> new SettingRequest.AdjustMargin(
                            ACCOUNT, asked.listing(), PositionSide.BOTH, BigDecimal.ONE))),
            entry(
                    "POST positionSide/dual",
                    one(asked -> new SettingRequest.SetPositionMode(ACCOUNT, PositionMode.ONE_WAY))),
            entry(
                    "POST asset/wallet/transfer",
                    one(asked ->
                            new SettingRequest.Transfer(ACCOUNT, "USDT", BigDecimal.ONE, Market.SPOT, "recorded"))));

    private static final List<Map<String, Function<Asked, List<VenueRequest<?>>>>> TABLES =
            List.of(MARKET, ACCOUNT_READS, ORDERS, SETTINGS);

    private final Symbols symbols;

    RecordedRequests(Symbols symbols) {
        this.symbols = symbols;
    }

    private static Function<Asked, List<VenueRequest<?>>> one(Function<Asked, VenueRequest<?>> request) {
        return asked -> List.of(request.apply(asked));
    }

    /**
     * What a call asked; nothing where we make no such call.
     *
     * @throws IllegalArgumentException when the endpoint is no verb and path
     */
    List<VenueRequest<?>> of(RecordedCall call, JsonNode reply) {
        if (!ENDPOINT.matcher(call.endpoint()).lookingAt()) {
            throw new IllegalArgumentException(
                    "endpoint is '" + call.endpoint() + "'; right is a verb and a path, such as GET /fapi/v1/depth");
        }
        String name = AsterRecordings.name(call.endpoint());
        Market market = call.endpoint().contains("fapi") ? Market.PERP : Market.SPOT;
        for (Map<String, Function<Asked, List<VenueRequest<?>>>> table : TABLES) {
            Function<Asked, List<VenueRequest<?>>> found = table.get(name);
            if (found != null) {
                return found.apply(new Asked(symbols, market, call.endpoint(), parameters(call), reply));
            }
        }
        return List.of();
    }

    /** Parameters as an object, or as the text that was sent. */
    private static JsonNode parameters(RecordedCall call) {
        String text = call.request().orElseGet(() -> query(call.endpoint()));
        JsonNode json = AsterRecordings.json(text);
        if (json.isObject()) {
            return json;
        }
        ObjectNode parsed = Json.MAPPER.createObjectNode();
        String form = json.isTextual() ? json.asText() : text;
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parsed.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parsed;
    }

    private static String query(String endpoint) {
        int mark = endpoint.indexOf('?');
        return mark < 0 ? "" : endpoint.substring(mark + 1);
    }

    /** One recorded call. */
    private record Asked(Symbols symbols, Market market, String endpoint, JsonNode parameters, JsonNode reply) {

        Listing listing() {
            Listing listing = optionalListing();
            if (listing == null) {
                throw new IllegalArgumentException("request.symbol is missing: the reply does not say of what it is");
            }
            return listing;
        }

        /** What the call or else its reply names; null where neither does: it is of all. */
        @Nullable Listing optionalListing() {
            String symbol = text("symbol").orElse("");
            Listing listed = symbols.onWire(market, symbol);
            return symbol.isEmpty() || listed != null ? listed : Naming.unlisted(market, symbol);
        }

        private Optional<String> text(String name) {
            JsonNode first = reply.isArray() ? reply.path(0) : reply;
            JsonNode found = parameters.has(name) ? parameters.path(name) : first.path(name);
            return found.isValueNode() && !found.isNull() ? Optional.of(found.asText()) : Optional.empty();
        }

        VenueRequest<?> candles() {
            Interval interval = Interval.ofCode(text("interval")
                    .orElseThrow(() -> new IllegalArgumentException("request.interval is missing, such as 1m")));
            return new MarketRequest.ReadCandles(listing(), interval, Instant.EPOCH, null);
        }

        VenueRequest<?> account() {
            return market == Market.SPOT
                    ? new AccountRequest.ReadBalances(ACCOUNT, Market.SPOT)
                    : new AccountRequest.ReadSummary(ACCOUNT, Market.PERP);
        }

        VenueRequest<?> order() {
            return new AccountRequest.ReadOrder(
                    ACCOUNT, listing(), null, text("orderId").orElse("0"));
        }

        VenueRequest<?> history() {
            return new AccountRequest.ReadOrderHistory(ACCOUNT, market, optionalListing(), Instant.EPOCH);
        }

        VenueRequest<?> fills() {
            return new AccountRequest.ReadFills(ACCOUNT, market, optionalListing(), Instant.EPOCH);
        }

        VenueRequest<?> cancel() {
            return new TradeRequest.Cancel(
                    ACCOUNT, listing(), null, text("orderId").orElse("0"));
        }

        VenueRequest<?> cancels() {
            List<TradeRequest.Cancel> cancels = new ArrayList<>();
            for (int i = 0; i < Math.max(1, reply.size()); i++) {
                cancels.add(new TradeRequest.Cancel(ACCOUNT, listing(), null, "0"));
            }
            return new TradeRequest.CancelBatch(ACCOUNT, cancels);
        }

        VenueRequest<?> amend() {
            Permit permit = permit();
            return new TradeRequest.Amend(permit, permit.order(), null, BigDecimal.ZERO);
        }

        Permit permit() {
            return PermitMint.worthless(ticket(parameters, reply.isArray() ? reply.path(0) : reply));
        }

        List<Permit> permits() {
            JsonNode orders =
                    AsterRecordings.json(parameters.path("batchOrders").asText(null));
            List<Permit> permits = new ArrayList<>();
            for (int i = 0; i < Math.max(1, reply.size()); i++) {
                permits.add(PermitMint.worthless(ticket(orders.path(i), reply.path(i))));
            }
            return permits;
        }

        private OrderTicket ticket(JsonNode asked, JsonNode answered) {
            JsonNode words = asked.has("type") ? asked : answered;
            String symbol = words.path("symbol").asText(text("symbol").orElse(""));
            Listing listing = symbols.onWire(market, symbol);
            OrderType type =
                    words.has("type") ? Words.orderType(words.path("type").asText(), null) : OrderType.LIMIT;
            String id = words.path("newClientOrderId")
                    .asText(words.path("clientOrderId").asText("recorded"));
            return new OrderTicket(
                    listing == null ? Naming.unlisted(market, symbol) : listing,
                    ACCOUNT,
                    id,
                    id,
                    Words.side(words.path("side").asText("BUY")),
                    type,
                    Words.positionSide(words.path("positionSide").asText("BOTH")),
                    decimal(words.has("quantity") ? words.path("quantity") : words.path("origQty")),
                    decimal(words.path("price")),
                    words.has("stopPrice") ? Numbers.unlessZero(decimal(words.path("stopPrice"))) : null,
                    Words.timeInForce(words.path("timeInForce").asText(null), type),
                    words.path("reduceOnly").asBoolean(),
                    words.path("closePosition").asBoolean(),
                    Instant.MAX);
        }

        private static BigDecimal decimal(JsonNode value) {
            return value.isMissingNode() || value.isNull() ? BigDecimal.ZERO : new BigDecimal(value.asText());
        }
    }
}
