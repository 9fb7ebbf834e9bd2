package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.feed.Feed;
import io.azalai.feed.SymbolMatch;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Liquidation;
import io.azalai.model.Market;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderLimits;
import io.azalai.model.Position;
import io.azalai.model.SampleEvents;
import io.azalai.model.Source;
import io.azalai.settings.Block;
import io.azalai.timing.Clocks;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueContext;
import io.azalai.venue.rest.RouteCalls;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a subscription brings and what ends it, on a bus without a service. */
class WebSocketServiceTest {

    private static final Balance PAID_IN = new Balance(
            "hyperliquid",
            Market.PERP,
            "main",
            "USDC",
            BigDecimal.TEN,
            BigDecimal.ZERO,
            BigDecimal.TEN,
            SampleEvents.AT,
            SampleEvents.RECEIVED,
            Source.WS);

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);

    @AfterEach
    void close() {
        feed.close();
    }

    /** One of the doors of the interface. */
    interface Door {
        Subscription open(WebSocketService streams, Consumer<Event> callback);
    }

    static Stream<Arguments> doors() {
        return Stream.of(
                door(OrderEvent.class, (streams, to) -> streams.subscribeOrders("main", to::accept)),
                door(Fill.class, (streams, to) -> streams.subscribeFills("main", to::accept)),
                door(Position.class, (streams, to) -> streams.subscribePositions("main", to::accept)),
                door(Balance.class, (streams, to) -> streams.subscribeBalances("main", to::accept)),
                door(OrderEvent.class, (streams, to) -> streams.subscribeUserData("main", to::accept)),
                door(Liquidation.class, (streams, to) -> streams.subscribeLiquidations("BTC", to::accept)));
    }

    private static Arguments door(Class<? extends Event> type, Door door) {
        return Arguments.of(type, door);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void events_come_until_the_subscription_is_closed_and_end_no_other(Class<? extends Event> type, Door door) {
        Event event = sample(type);
        WebSocketService streams = streams(venue(event));
        List<Event> told = new CopyOnWriteArrayList<>();
        List<Event> others = new CopyOnWriteArrayList<>();
        Subscription ended = door.open(streams, told::add);
        Subscription other = door.open(streams, others::add);
        feed.publish(event);
        await().until(() -> told.size() == 1 && others.size() == 1);

        ended.close();
        feed.publish(event);

        await().until(() -> others.size() == 2);
        assertThat(told).containsExactly(event);
        other.close();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void events_of_another_kind_do_not_come(Class<? extends Event> type, Door door) {
        Event event = sample(type);
        WebSocketService streams = streams(venue(event));
        List<Event> told = new CopyOnWriteArrayList<>();
        Subscription open = door.open(streams, told::add);

        feed.publish(sample(OpenInterest.class));
        feed.publish(event);

        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly(event);
        open.close();
    }

    @Test
    void a_value_from_before_comes_only_where_it_may_be_taken_for_news() {
        Event old = SampleEvents.bbo(SampleEvents.HYPERLIQUID_BTC, "98", "99");
        Event fresh = SampleEvents.bbo(SampleEvents.HYPERLIQUID_BTC, "99", "100");
        WebSocketService streams =
                new WebSocketService(() -> feed, hyperliquid(), new AtomicLong(), event -> !event.equals(old));
        List<Event> told = new CopyOnWriteArrayList<>();
        feed.publish(old);

        Subscription open = streams.subscribeBestBidOffer("BTC", told::add);
        await().until(() -> feed.readers().get(0).delivered() == 1);
        feed.publish(fresh);
        await().until(() -> !told.isEmpty());
        Subscription other = streams.subscribeBestBidOffer("BTC", told::add);

        await().until(() -> told.size() == 2);
        assertThat(told).containsExactly(fresh, fresh);
        open.close();
        other.close();
    }

    @Test
    void an_account_that_the_venue_does_not_have_is_named_with_those_it_has() {
        WebSocketService streams = streams(hyperliquid());

        assertThatThrownBy(() -> streams.subscribeOrders("other", event -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hyperliquid has no account 'other'; it has [main]");
    }

    private WebSocketService streams(OpenVenue venue) {
        return new WebSocketService(() -> feed, venue, new AtomicLong(), event -> true);
    }

    private static Event sample(Class<? extends Event> type) {
        return Stream.concat(Stream.of(PAID_IN), SampleEvents.oneOfEach().stream())
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** The venue of an event: Hyperliquid tells no liquidations of others, Aster does. */
    private static OpenVenue venue(Event event) {
        return event instanceof Liquidation ? aster() : hyperliquid();
    }

    private static OpenVenue hyperliquid() {
        ObjectNode account = new ObjectMapper()
                .createObjectNode()
                .put("account_address", "0x" + "1".repeat(40))
                .put("secret_key", "0x" + "1".repeat(64));
        return venue("hyperliquid", account, (Instrument) sample(Instrument.class));
    }

    private static OpenVenue aster() {
        ObjectNode account =
                new ObjectMapper().createObjectNode().put("api_key", "key").put("api_secret", "secret");
        Instrument bitcoin = new Instrument(
                SampleEvents.ASTER_BTC,
                "BTC",
                "USDT",
                "USDT",
                new BigDecimal("0.1"),
                null,
                new BigDecimal("0.001"),
                null,
                null,
                BigDecimal.TEN,
                null,
                Set.of(),
                OrderLimits.NONE,
                null,
                null,
                InstrumentStatus.TRADING,
                SampleEvents.AT,
                SampleEvents.RECEIVED,
                Source.REST);
        return venue("aster", account, bitcoin);
    }

    /** As configured with an account, and bitcoin listed. */
    private static OpenVenue venue(String name, ObjectNode block, Instrument bitcoin) {
        OpenVenue venue = ServiceLoader.load(Venue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .read(new Block("exchanges." + name, block, new ArrayList<>()))
                .open(VenueContext.unremembered(Clocks.of(Clock.systemUTC()), new RouteCalls(), PermitMint.nothing()));
        venue.symbols().replace(Market.PERP, List.of(bitcoin));
        return venue;
    }
}
