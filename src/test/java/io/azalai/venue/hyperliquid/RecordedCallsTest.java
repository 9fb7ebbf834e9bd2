package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.BTC;
import static io.azalai.venue.hyperliquid.HyperliquidFixture.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.EveryRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.MarketRequest.ReadCandles;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.PartRequest;
import io.azalai.venue.Permit;
import io.azalai.venue.RecordedCallsContract;
import io.azalai.venue.SettingRequest.AdjustMargin;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.ScheduleCancel;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordedCallsTest extends RecordedCallsContract {

    private static final Pattern TYPE = Pattern.compile("^\\{\"type\":\"(\\w+)\"");

    /** What the venue's own code names a type by, where it asks for one. */
    private static final Pattern NAMED = Pattern.compile("\\b(?:Json\\.type|user|since)\\(\"(\\w+)\"");

    private static final Map<String, VenueRequest<?>> ALIKE = Map.of(
            "agentSendAsset", new Transfer("main", "USDC", BigDecimal.ONE, Market.SPOT, "move-1"),
            "usdClassTransfer", new Transfer("main", "USDC", BigDecimal.ONE, Market.SPOT, "move-1"),
            "cancelByCloid", new Cancel("main", BTC, CLIENT_ID, null),
            "scheduleCancel", new ScheduleCancel("main", null, Duration.ofMinutes(1)),
            "updateIsolatedMargin", new AdjustMargin("main", BTC, PositionSide.BOTH, BigDecimal.ONE),
            "updateLeverage", new SetLeverage("main", BTC, 5, MarginMode.CROSS),
            "userFillsByTime", new ReadFills("main", Market.PERP, null, Instant.EPOCH));

    RecordedCallsTest() {
        super(Hyperliquid.NAME);
    }

    @Test
    void every_type_that_is_named_in_the_code_is_among_the_calls() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/azalai/venue/hyperliquid"))) {
            for (Path file : files.toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(calls()).containsAll(named);
    }

    /**
     * The types of what is sent for every request there is, of both markets, by both kinds of key, of one dex and of
     * two.
     */
    @Override
    protected Set<String> calls() {
        Set<String> types = new TreeSet<>();
        for (String keys : List.of(
                "\"transfers\":true",
                "\"transfers\":true,\"account_address\":\"" + HyperliquidFixture.OTHER + "\"",
                "\"dexes\":[\"xyz\"]")) {
            HyperliquidFixture venue = new HyperliquidFixture(keys);
            venue.modes.learn("main", "default");
            if (keys.contains("dexes")) {
                venue.sample(new ReadInstruments(Market.PERP), "rest-allPerpMetas");
            }
            asked(venue).forEach(request -> note(venue, request, types));
        }
        return types;
    }

    private static Stream<VenueRequest<?>> asked(HyperliquidFixture venue) {
        Listing spot = venue.listings.symbols().resolve("PURR", Market.SPOT).listing();
        Stream<VenueRequest<?>> every = Stream.of(BTC, Naming.perpetual("xyz:NVDA"), spot)
                .flatMap(listing -> Stream.of(MarketRequest.class, AccountRequest.class)
                        .flatMap(EveryRequest::kinds)
                        .map(kind -> new EveryRequest(listing, permit(venue)).one(kind)));
        Stream<VenueRequest<?>> further = Stream.of(
                new ReadCandles(BTC, Interval.M1, Instant.EPOCH, null),
                new Cancel("main", BTC, null, "1"),
                ALIKE.get("scheduleCancel"));
        return Stream.concat(every, further)
                .flatMap(request -> Stream.concat(Stream.of(request), parts(venue, request)));
    }

    private static Permit permit(HyperliquidFixture venue) {
        return venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001"));
    }

    private static <R> Stream<PartRequest<R>> parts(HyperliquidFixture venue, VenueRequest<R> request) {
        return venue.requests.parts(request).stream();
    }

    private static void note(HyperliquidFixture venue, VenueRequest<?> request, Set<String> types) {
        try {
            JsonNode body = venue.body(request);
            types.add((body.has("action") ? body.path("action") : body)
                    .path("type")
                    .asText());
        } catch (VenueException notSent) {
            return; // what the venue has no call for, or not of this market
        }
    }

    /** A read is named by its request, an action by its case among the replies to actions. */
    @Override
    protected Set<String> answered(List<Reply> replies) {
        Stream<String> reads = replies.stream()
                .filter(reply -> reply.file().startsWith("rest-"))
                .flatMap(reply -> TYPE.matcher(reply.request()).results())
                .map(found -> found.group(1));
        Stream<String> actions = Samples.sample("exchange-responses").properties().stream()
                .map(reply -> reply.getKey().split("_")[0]);
        return Stream.concat(reads, actions).collect(Collectors.toSet());
    }

    @Override
    protected Object answer(String call, String reply) {
        HyperliquidFixture venue = new HyperliquidFixture("\"transfers\":true");
        return reply.startsWith("rest-") ? venue.sample(ALIKE.get(call), reply) : venue.done(ALIKE.get(call), reply);
    }
}
