package io.azalai.venue.aster;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Permit;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.RecordedQuestion;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What recorded calls asked, by verb and name (aster.md section 3). Safe for many threads: immutable. */
final class RecordedRequests {

    static final String ACCOUNT = "main";
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
            entry("GET fundingRate", Asked::paidFunding),
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
            entry("GET commissionRate", one(asked -> new AccountRequest.ReadFees(ACCOUNT, asked.anyListing()))),
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
            entry("DELETE allOpenOrders", one(asked -> new TradeRequest.CancelAll(ACCOUNT, asked.anyListing()))),
            entry(
                    "POST countdownCancelAll",
                    one(asked -> new TradeRequest.ScheduleCancel(ACCOUNT, asked.anyListing(), Duration.ofMinutes(1)))));

    private static final Map<String, Function<Asked, List<VenueRequest<?>>>> SETTINGS = Map.ofEntries(
            entry(
                    "POST leverage",
                    one(asked -> new SettingRequest.SetLeverage(ACCOUNT, asked.anyListing(), 1, MarginMode.CROSS))),
            entry(
                    "POST marginType",
                    one(asked -> new SettingRequest.SetMarginMode(ACCOUNT, asked.anyListing(), MarginMode.CROSS, 1))),
            entry(
                    "POST positionMargin",
                    one(asked -> new SettingRequest.AdjustMargin(
                            ACCOUNT, asked.anyListing(), PositionSide.BOTH, BigDecimal.ONE))),
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

    /** A symbol that the recording does not say: shown to nobody. */
    static Listing untold(Market market) {
        return Naming.unlisted(market, "-");
    }

    /**
     * What a call asked.
     *
     * @throws IllegalArgumentException when the endpoint is no verb and path
     */
    RecordedQuestion of(RecordedCall call, JsonNode reply) {
        if (!ENDPOINT.matcher(call.endpoint()).lookingAt()) {
            throw new IllegalArgumentException(
                    "endpoint is '" + call.endpoint() + "'; right is a verb and a path, such as GET /fapi/v1/depth");
        }
        String name = AsterRecordings.name(call.endpoint());
        Market market = call.endpoint().contains("fapi") ? Market.PERP : Market.SPOT;
        for (Map<String, Function<Asked, List<VenueRequest<?>>>> table : TABLES) {
            Function<Asked, List<VenueRequest<?>>> found = table.get(name);
            if (found != null) {
                Asked asked = new Asked(
                        symbols,
                        market,
                        parameters(call),
                        reply,
                        new RecordedOrders(symbols, market),
                        new ArrayList<>());
                List<VenueRequest<?>> requests = found.apply(asked);
                return new RecordedQuestion(
                        requests,
                        asked.missing().isEmpty() ? null : String.join("; ", asked.missing()),
                        asked.orders().unknown());
            }
        }
        return new RecordedQuestion(List.of(), null, Map.of());
    }

    /** Parameters as an object, or as the text that was sent. */
    private static JsonNode parameters(RecordedCall call) {
        String text = call.request() == null ? query(call.endpoint()) : call.request();
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
    private record Asked(
            Symbols symbols,
            Market market,
            JsonNode parameters,
            JsonNode reply,
            RecordedOrders orders,
            List<String> missing) {

        Listing listing() {
            if (optionalListing() == null) {
                missing.add("request.symbol is missing: the reply does not say of what it is");
            }
            return anyListing();
        }

        /** Of a call whose answer says of what it is, or is none about a symbol. */
        Listing anyListing() {
            Listing listing = optionalListing();
            return listing == null ? untold(market) : listing;
        }

        /** What the call or else its reply names; null where neither does: it is of all. */
        @Nullable Listing optionalListing() {
            String symbol = text("symbol").orElse("");
            return symbol.isEmpty() ? null : listing(symbol);
        }

        private Optional<String> text(String name) {
            JsonNode first = reply.isArray() ? reply.path(0) : reply;
            JsonNode found = parameters.has(name) ? parameters.path(name) : first.path(name);
            return found.isValueNode() && !found.isNull() ? Optional.of(found.asText()) : Optional.empty();
        }

        VenueRequest<?> candles() {
            return new MarketRequest.ReadCandles(
                    listing(), interval(text("interval").orElse("")), Instant.EPOCH, null);
        }

        private Interval interval(String code) {
            try {
                return Interval.ofCode(code);
            } catch (IllegalArgumentException unknown) {
                missing.add("request.interval is '" + code + "'; right is such as 1m");
                return Interval.M1;
            }
        }

        /** One for each symbol that the rows are of. */
        List<VenueRequest<?>> paidFunding() {
            Set<String> named = new LinkedHashSet<>();
            reply.forEach(row -> named.add(row.path("symbol").asText()));
            List<Listing> listings = named.size() < 2
                    ? List.of(listing())
                    : named.stream().map(this::listing).toList();
            List<VenueRequest<?>> requests = new ArrayList<>();
            listings.forEach(
                    listing -> requests.add(new MarketRequest.ReadFundingHistory(listing, Instant.EPOCH, null)));
            return requests;
        }

        private Listing listing(String symbol) {
            Listing listed = symbols.onWire(market, symbol);
            return listed == null ? Naming.unlisted(market, symbol) : listed;
        }

        VenueRequest<?> account() {
            return market == Market.SPOT
                    ? new AccountRequest.ReadBalances(ACCOUNT, Market.SPOT)
                    : new AccountRequest.ReadSummary(ACCOUNT, Market.PERP);
        }

        VenueRequest<?> order() {
            return new AccountRequest.ReadOrder(
                    ACCOUNT, anyListing(), null, text("orderId").orElse("0"));
        }

        VenueRequest<?> history() {
            return new AccountRequest.ReadOrderHistory(ACCOUNT, market, optionalListing(), Instant.EPOCH);
        }

        VenueRequest<?> fills() {
            return new AccountRequest.ReadFills(ACCOUNT, market, optionalListing(), Instant.EPOCH);
        }

        VenueRequest<?> cancel() {
            return new TradeRequest.Cancel(
                    ACCOUNT, anyListing(), null, text("orderId").orElse("0"));
        }

        VenueRequest<?> cancels() {
            List<TradeRequest.Cancel> cancels = new ArrayList<>();
            for (int i = 0; i < Math.max(1, reply.size()); i++) {
                cancels.add(new TradeRequest.Cancel(ACCOUNT, anyListing(), null, "0"));
            }
            return new TradeRequest.CancelBatch(ACCOUNT, cancels);
        }

        VenueRequest<?> amend() {
            Permit permit = permit();
            return new TradeRequest.Amend(permit, permit.order(), null, BigDecimal.ZERO);
        }

        Permit permit() {
            return orders.permit(0, parameters, reply.isArray() ? reply.path(0) : reply);
        }

        /** An order for each that was asked for, as a list or as the text it was sent as, or answered. */
        List<Permit> permits() {
            JsonNode given = parameters.path("batchOrders");
            JsonNode asked = given.isArray() ? given : AsterRecordings.json(given.asText(null));
            int size = Math.max(1, reply.isArray() ? reply.size() : asked.size());
            List<Permit> permits = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                permits.add(orders.permit(i, asked.path(i), reply.path(i)));
            }
            return permits;
        }
    }
}
