package io.azalai.trade.risk;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderLimits;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.RiskLevel;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.trade.risk.RiskOrder.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The world of one golden case: its merged input, read field by field as risk.md section 10 lists them. */
final class CaseWorld implements RiskView {

    private static final String ACCOUNT = "main";

    private final JsonNode input;
    private final Map<String, Instrument> instruments = new HashMap<>();

    CaseWorld(JsonNode input) {
        this.input = input;
        input.path("instruments").fields().forEachRemaining(entry -> {
            String[] name = entry.getKey().split(":", 2);
            instruments.put(entry.getKey(), instrument(name[0], name[1], entry.getValue()));
        });
    }

    static RiskLimits limits(JsonNode input) {
        JsonNode config = input.path("config");
        return RiskLimits.read(new CaseKeys(config.path("trading")), new CaseKeys(config.path("risk")));
    }

    static RiskOrder order(JsonNode order) {
        return new RiskOrder(
                order.get("clientOrderId").asText(),
                order.get("venue").asText(),
                ACCOUNT,
                order.get("symbol").asText(),
                Side.valueOf(order.get("side").asText()),
                OrderType.valueOf(order.get("type").asText()),
                decimal(order, "quantity"),
                decimal(order, "price"),
                decimal(order, "triggerPrice"),
                order.path("reduceOnly").asBoolean(),
                positionSide(order),
                TimeInForce.valueOf(order.path("timeInForce").asText("GTC")),
                order.has("leverage") ? order.get("leverage").intValue() : null,
                decimal(order, "slippage"),
                time(order, "createdAtMs"),
                order.has("origin") ? Origin.valueOf(order.get("origin").asText()) : Origin.CALLER);
    }

    @Override
    public Instant now() {
        return time(input, "nowMs");
    }

    @Override
    public Optional<Instrument> instrument(String venue, String symbol) {
        return Optional.ofNullable(instruments.get(venue + ":" + symbol));
    }

    @Override
    public Optional<PriceQuote> price(Listing listing) {
        JsonNode price = input.at("/state/prices").path(listing.venue() + ":" + listing.symbol());
        return price.isObject()
                ? Optional.of(new PriceQuote(
                        time(price, "tsMs"),
                        decimal(price, "mark"),
                        decimal(price, "bid"),
                        decimal(price, "ask"),
                        decimal(price, "last")))
                : Optional.empty();
    }

    @Override
    public Optional<OrderBook> book(Listing listing) {
        JsonNode book = input.at("/state/books").path(listing.venue() + ":" + listing.symbol());
        return book.isObject()
                ? Optional.of(new OrderBook(
                        listing, levels(book, "bids"), levels(book, "asks"), null, now(), now(), Source.WS))
                : Optional.empty();
    }

    private static List<Level> levels(JsonNode book, String side) {
        return each(
                book.path(side),
                level -> new Level(
                        new BigDecimal(level.get(0).asText()),
                        new BigDecimal(level.get(1).asText())));
    }

    @Override
    public BigDecimal takerFee(String account, Listing listing) {
        return instrument(listing.venue(), listing.symbol()).orElseThrow().takerFee();
    }

    @Override
    public Optional<BigDecimal> correlation(String one, String other) {
        return Correlation.of(closes(one), closes(other), now(), limits(input).correlation());
    }

    private NavigableMap<Long, BigDecimal> closes(String base) {
        NavigableMap<Long, BigDecimal> closes = new TreeMap<>();
        input.at("/state/candles")
                .path(base)
                .forEach(bar -> closes.put(
                        bar.get(0).longValue(), new BigDecimal(bar.get(1).asText())));
        return closes;
    }

    @Override
    public Optional<Integer> chosenLeverage(String account, Listing listing) {
        return Optional.empty();
    }

    @Override
    public Optional<BigDecimal> usdPrice(String venue, String asset) {
        List<String> dollars = limits(input).usdStables();
        return dollars.contains(asset)
                ? Optional.of(BigDecimal.ONE)
                : instruments.values().stream()
                        .filter(instrument -> instrument.listing().venue().equals(venue))
                        .filter(instrument -> instrument.listing().market() == Market.SPOT)
                        .filter(instrument -> instrument.baseAsset().equals(asset))
                        .filter(instrument -> dollars.contains(instrument.quoteAsset()))
                        .flatMap(instrument -> price(instrument.listing()).stream())
                        .flatMap(quote -> quote.reference(Market.SPOT).stream())
                        .findFirst();
    }

    @Override
    public Collection<VenueState> venues() {
        List<VenueState> venues = new ArrayList<>();
        input.at("/state/venues").fields().forEachRemaining(entry -> {
            JsonNode venue = entry.getValue();
            venues.add(new VenueState(
                    entry.getKey(),
                    venue.get("enabled").booleanValue(),
                    venue.get("trading").asText().equals("UP") ? null : "down",
                    venue.get("userStream").asText().equals("UP"),
                    venue.get("reconciled").booleanValue() ? null : "not compared",
                    List.of(account(entry.getKey(), venue))));
        });
        return venues;
    }

    @Override
    public RiskMemory memory() {
        JsonNode pnl = input.at("/state/pnl");
        List<Latch> latches = each(
                input.at("/state/killSwitch"),
                latch -> new Latch(
                        Latch.Reason.MANUAL_KILL,
                        RiskLevel.valueOf(latch.get("level").asText()),
                        Scope.parse(latch.get("scope").asText().replace(':', '|')),
                        now(),
                        Latch.ResetRule.MANUAL,
                        "test"));
        return new RiskMemory(
                now().atZone(ZoneOffset.UTC).toLocalDate(),
                decimal(pnl, "dayStartEquity"),
                pnl.hasNonNull("flowsToday") ? decimal(pnl, "flowsToday") : BigDecimal.ZERO,
                decimal(pnl, "hwm"),
                null,
                latches,
                Map.of(),
                Set.of());
    }

    @Override
    public boolean seen(String account, String clientOrderId) {
        return each(input.at("/state/recentClientOrderIds"), JsonNode::asText).contains(clientOrderId);
    }

    @Override
    public List<AcceptedOrder> recentOrders() {
        return each(
                input.at("/state/recentOrders"),
                order -> new AcceptedOrder(
                        time(order, "tsMs"),
                        listing(order.get("venue").asText(), order.get("symbol").asText()),
                        ACCOUNT,
                        Side.valueOf(order.get("side").asText()),
                        OrderType.valueOf(order.get("type").asText()),
                        decimal(order, "quantity"),
                        decimal(order, "price"),
                        decimal(order, "triggerPrice"),
                        order.path("reduceOnly").booleanValue()));
    }

    @Override
    public boolean outboxFull() {
        return input.at("/state/outboxFull").booleanValue();
    }

    @Override
    public boolean journalFails() {
        return false;
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.get(field).asText()) : null;
    }

    static Instant time(JsonNode node, String field) {
        return Instant.ofEpochMilli(node.get(field).longValue());
    }

    private AccountState account(String name, JsonNode venue) {
        JsonNode account = venue.path("account");
        Map<String, Holding> spot = new HashMap<>();
        venue.path("spot")
                .fields()
                .forEachRemaining(entry -> spot.put(
                        entry.getKey(),
                        new Holding(decimal(entry.getValue(), "total"), decimal(entry.getValue(), "free"))));
        return new AccountState(
                ACCOUNT,
                account.isObject()
                        ? new Standing(
                                decimal(account, "equity"),
                                decimal(account, "available"),
                                decimal(account, "maintMargin"),
                                null,
                                time(account, "tsMs"))
                        : null,
                account.isObject() ? null : "no snapshot",
                null,
                spot,
                each(
                        venue.path("positions"),
                        position -> new OpenPosition(
                                listing(name, position.get("symbol").asText()),
                                positionSide(position),
                                decimal(position, "qty"),
                                position.hasNonNull("leverage")
                                        ? position.get("leverage").intValue()
                                        : null)),
                each(venue.path("openOrders"), order -> resting(name, order)),
                true,
                List.of(),
                null);
    }

    private RestingOrder resting(String venue, JsonNode order) {
        return new RestingOrder(
                order.get("clientOrderId").asText(),
                listing(venue, order.get("symbol").asText()),
                Side.valueOf(order.get("side").asText()),
                OrderType.valueOf(order.get("type").asText()),
                positionSide(order),
                decimal(order, "remaining"),
                decimal(order, "price"),
                decimal(order, "triggerPrice"),
                null,
                order.path("reduceOnly").booleanValue(),
                TimeInForce.valueOf(order.path("timeInForce").asText("GTC")),
                null);
    }

    private Listing listing(String venue, String symbol) {
        return instrument(venue, symbol).orElseThrow().listing();
    }

    private static Instrument instrument(String venue, String symbol, JsonNode node) {
        Market market = Market.valueOf(node.get("kind").asText());
        return new Instrument(
                Listing.of(venue, market, symbol, symbol),
                node.get("base").asText(),
                node.get("quote").asText(),
                market == Market.PERP ? node.get("quote").asText() : null,
                decimal(node, "tickSize"),
                null,
                decimal(node, "stepSize"),
                decimal(node, "minQty"),
                decimal(node, "maxQty"),
                decimal(node, "minNotional"),
                node.hasNonNull("maxLeverage") ? node.get("maxLeverage").intValue() : null,
                Set.of(),
                OrderLimits.NONE,
                decimal(node, "takerFee"),
                null,
                InstrumentStatus.valueOf(node.get("status").asText()),
                Instant.EPOCH,
                Instant.EPOCH,
                Source.REST);
    }

    private static PositionSide positionSide(JsonNode node) {
        return PositionSide.valueOf(node.path("positionSide").asText("BOTH"));
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        array.forEach(item -> items.add(read.apply(item)));
        return items;
    }
}
