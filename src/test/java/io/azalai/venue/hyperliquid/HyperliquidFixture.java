package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.settings.Block;
import io.azalai.timing.Clocks;
import io.azalai.venue.HttpReply;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The venue's requests with the metadata of the samples, one account, and a clock that stands. */
final class HyperliquidFixture {

    static final String CLIENT_ID = "0x1234567890abcdef1234567890abcdef";
    static final String SIGNER = "0x14791697260e4c9a71f18484c9f997b308e59325";
    static final String OTHER = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";
    static final Listing BTC = Naming.perpetual("BTC");

    private static final String KEY =
            "\"secret_key\":\"0123456789012345678901234567890123456789012345678901234567890123\"";

    final PermitMint mint = new PermitMint();
    final Listings listings = Samples.listings();
    final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    final Modes modes = new Modes(clock);
    final MarkPrices marks = new MarkPrices(clock);
    final AgentEnds agents = new AgentEnds();
    final ServerClock time = new ServerClock(clock, () -> 0);
    private Duration passed = Duration.ZERO;
    final HyperliquidSettings settings;
    final Requests requests;

    /** With further keys of the block, such as {@code "transfers":true}; none is an empty text. */
    HyperliquidFixture(String keys) {
        settings = HyperliquidSettings.read(new Block(
                "exchanges.hyperliquid",
                json("{" + KEY + (keys.isEmpty() ? "" : "," + keys) + "}"),
                new ArrayList<>()));
        requests = Requests.of(
                settings,
                listings,
                modes,
                marks,
                agents,
                time,
                VenueContext.unremembered(
                        new Clocks(clock, () -> passed.toNanos(), new SecureRandom()), Samples.NO_CALLS, mint.check()));
    }

    /** Time goes by, but not on the clock. */
    void passes(Duration time) {
        passed = passed.plus(time);
    }

    /** The body that is sent. */
    JsonNode body(VenueRequest<?> request) {
        return json(requests.encode(request).body());
    }

    /** The action that is sent. */
    String action(VenueRequest<?> request) {
        return body(request).path("action").toString();
    }

    /** The answer to a reply of a sample. */
    <R> R sample(VenueRequest<R> request, String name) {
        return answer(request, Samples.sample(name).toString());
    }

    /** The answer to one of the samples of actions. */
    <R> R done(VenueRequest<R> request, String name) {
        return answer(request, Samples.sample("exchange-responses").path(name).toString());
    }

    <R> R answer(VenueRequest<R> request, String body) {
        return requests.decode(request, new HttpReply(200, Map.of(), body, Samples.NOW));
    }

    Permit permit(OrderTicket ticket) {
        return mint.mint(ticket);
    }

    static OrderTicket limit(TimeInForce timeInForce, String price, String quantity) {
        return ticket(Side.BUY, OrderType.LIMIT, timeInForce, price, quantity, null, false);
    }

    static OrderTicket trigger(Side side, OrderType type, String price, String trigger) {
        return ticket(side, type, null, price, "0.001", trigger, true);
    }

    static OrderTicket ticket(
            Side side,
            OrderType type,
            @Nullable TimeInForce timeInForce,
            String price,
            String quantity,
            @Nullable String trigger,
            boolean reduceOnly) {
        return new OrderTicket(
                BTC,
                "main",
                "a-1",
                CLIENT_ID,
                side,
                type,
                PositionSide.BOTH,
                new BigDecimal(quantity),
                new BigDecimal(price),
                trigger == null ? null : new BigDecimal(trigger),
                timeInForce,
                reduceOnly,
                false,
                Samples.NOW.plusSeconds(30));
    }

    /** A limit that was placed elsewhere without a client id. */
    static OrderTicket nameless(String price) {
        OrderTicket named = limit(TimeInForce.GTC, price, "0.003");
        return new OrderTicket(
                named.listing(),
                named.account(),
                "external:hyperliquid:perp:BTC:77738308",
                null,
                named.side(),
                named.orderType(),
                named.positionSide(),
                named.quantity(),
                named.price(),
                null,
                named.timeInForce(),
                false,
                false,
                named.expiresAt());
    }

    /** A trigger that closes whatever the position is by then. */
    static OrderTicket closing(Side side, OrderType type, String trigger) {
        OrderTicket ticket = trigger(side, type, trigger, trigger);
        return new OrderTicket(
                ticket.listing(),
                ticket.account(),
                ticket.clientOrderId(),
                ticket.venueClientOrderId(),
                side,
                type,
                PositionSide.BOTH,
                BigDecimal.ZERO,
                ticket.price(),
                ticket.triggerPrice(),
                null,
                true,
                true,
                ticket.expiresAt());
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
