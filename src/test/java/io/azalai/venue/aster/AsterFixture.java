package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.settings.Block;
import io.azalai.settings.Problem;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.wallet.NonceMarks;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** An opened venue on a stopped clock, with the keys of the vendor's examples and calls that are only noted down. */
final class AsterFixture {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00.250Z");
    static final String WALLET = """
            {"user": "0x63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e", "signer": "0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0",
             "private_key": "0x4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1"}""";
    static final String HMAC = """
            {"api_key": "dbefbc809e3e83c283a984c3a1459732ea7db1360ca80c5c2c8867408d28cc83",
             "api_secret": "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9"}""";

    /** Intervals, of one perpetual that is not listed here: the others pay as most do. */
    static final String EXCEPTION = "[{\"symbol\":\"OTHERUSDT\",\"fundingIntervalHours\":4}]";

    final List<VenueRequest<?>> called = new ArrayList<>();
    final PermitMint mint = new PermitMint();
    final OpenVenue venue;

    private Duration passed = Duration.ZERO;

    AsterFixture(String settings, Instant now) {
        this(settings, now, NonceMarks.inMemory());
    }

    /** With what is listed, and without the intervals of funding. */
    static AsterFixture untold() {
        return new AsterFixture(WALLET, NOW, NonceMarks.inMemory(), false);
    }

    AsterFixture(NonceMarks marks) {
        this(WALLET, NOW, marks);
    }

    private AsterFixture(String settings, Instant now, NonceMarks marks) {
        this(settings, now, marks, true);
    }

    private AsterFixture(String settings, Instant now, NonceMarks marks, boolean intervals) {
        VenueCalls calls = new VenueCalls() {
            @Override
            @SuppressWarnings("unchecked")
            public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
                called.add(request);
                return request instanceof AccountRequest.UserStreamKey
                        ? (CompletableFuture<R>) CompletableFuture.completedFuture("the-key")
                        : new CompletableFuture<>();
            }
        };
        venue = read(settings, new ArrayList<>())
                .open(new VenueContext(
                        Clock.fixed(now, ZoneOffset.UTC),
                        () -> passed.toNanos(),
                        calls,
                        mint.check(),
                        marks,
                        new Random(1),
                        true));
        ask(new MarketRequest.ReadInstruments(Market.PERP), sample("futures-rest-exchangeInfo-captured"));
        ask(new MarketRequest.ReadInstruments(Market.SPOT), sample("spot-rest-exchangeInfo-captured"));
        if (intervals) {
            ask(new MarketRequest.ReadFundingIntervals(), EXCEPTION);
        }
    }

    AsterFixture() {
        this(WALLET, NOW);
    }

    static AsterSettings read(String settings, List<Problem> problems) {
        try {
            return AsterSettings.read(new Block("exchanges.aster", JSON.readTree(settings), problems));
        } catch (IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    <R> R ask(VenueRequest<R> request, String answer) {
        return ask(request, 200, answer);
    }

    <R> R ask(VenueRequest<R> request, int status, String answer) {
        return venue.requests().decode(request, new HttpReply(status, Map.of(), answer, NOW));
    }

    <R> R askAt(VenueRequest<R> request, String answer, Instant receivedAt) {
        return venue.requests().decode(request, new HttpReply(200, Map.of(), answer, receivedAt));
    }

    /** Time goes by, but not on the clock. */
    void passes(Duration time) {
        passed = passed.plus(time);
    }

    /** What the venue's query of a request begins with: everything but what signing adds. */
    String query(VenueRequest<?> request) {
        return unsigned(venue.requests().encode(request).query());
    }

    /** The same of its body. */
    String body(VenueRequest<?> request) {
        return unsigned(venue.requests().encode(request).body());
    }

    private static String unsigned(String text) {
        return text == null ? null : text.replaceAll("&?(nonce|recvWindow|timestamp)=.*", "");
    }

    List<Event> frame(String stream, String frame) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        venue.streams().get(stream).decoder().decode(frame, "main", NOW, events::add);
        return events;
    }

    /** A call that places an order, with a permit of its own. */
    HttpCall place(OrderTicket ticket) {
        return venue.requests().encode(new TradeRequest.Place(mint.mint(ticket)));
    }

    /** A purchase of 0.01 at 60000, which a test changes as it needs. */
    static OrderTicket ticket(Listing listing, OrderType type, TimeInForce timeInForce) {
        return new OrderTicket(
                listing,
                "main",
                "cam-1",
                "cam-1",
                Side.BUY,
                type,
                PositionSide.BOTH,
                new BigDecimal("0.010"),
                new BigDecimal("60000.0"),
                null,
                timeInForce,
                false,
                false,
                NOW);
    }

    static String sample(String name) {
        return resource("/samples/aster/" + name + ".json");
    }

    static JsonNode json(String path) {
        try {
            return JSON.readTree(resource(path));
        } catch (IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    static String resource(String path) {
        try (InputStream text = AsterFixture.class.getResourceAsStream(path)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
