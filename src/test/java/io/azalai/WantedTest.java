package io.azalai;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedComponent;
import io.azalai.feed.SymbolMatch;
import io.azalai.market.CandleSettings;
import io.azalai.market.MarketDesk;
import io.azalai.market.ReferencePrices;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Market;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import io.azalai.model.Wanted.Bars;
import io.azalai.model.Wanted.OfAccount;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Page;
import io.azalai.venue.rest.Requests;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wanted is read by the shipped route that waits for it, and by no other. */
class WantedTest {

    private static final Pattern CHOICE = Pattern.compile("\\$\\{header\\.wanted} == '([a-z-]+)'");

    /** What must be known before the next order is doubted by the order path itself, before any flow could read it. */
    private static final Set<String> DOUBTED_AT_ONCE = Set.of("settings", "everything");

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, () -> Map.of(), SymbolMatch.SPELLING);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MarketDesk desk = new MarketDesk(
            Clock.systemUTC(), new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> true);
    private final CountDownLatch answering = new CountDownLatch(1);
    private final List<Object> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        FeedComponent bus = new FeedComponent();
        bus.setFeed(feed);
        camel.addComponent("feed", bus);
        camel.getRegistry().bind("requests", new Requests(Map.of()));
        camel.getRegistry().bind("market", desk);
        desk.compose(List.of(
                new BookDelta(ASTER_BTC, List.of(), List.of(), 1, 1, 0L, AT, AT, Source.WS),
                growing(Interval.M1),
                growing(Interval.H1)));
        camel.getRegistry().bind("reconciliation", new Reconciled());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account-updates").stop();
                from("direct:aster").process(exchange -> {
                    Object request = exchange.getMessage().getBody();
                    asked.add(request);
                    answering.await();
                    exchange.getMessage().setBody(answer(request));
                });
            }
        });
        for (Path file : waiting()) {
            load(file);
        }
        load(Path.of("routes/shared/failures.camel.yaml"));
        camel.start();
    }

    private void load(Path file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
    }

    @AfterEach
    void stop() {
        camel.stop();
        feed.close();
    }

    static Stream<Arguments> wants() {
        return Stream.concat(
                ofMarket(),
                Stream.of(
                        arguments(
                                ofAccount(OfAccount.Part.BALANCES),
                                new AccountRequest.ReadBalances("main", Market.PERP)),
                        arguments(ofAccount(OfAccount.Part.FUNDING_PAYMENTS), "funding of main at aster")));
    }

    static Stream<Arguments> ofMarket() {
        return Stream.of(
                arguments(new Wanted.Book(ASTER_BTC, "lost", AT), new MarketRequest.ReadBook(ASTER_BTC, 1000)),
                arguments(bars(Bars.Purpose.CANDLE_MINUTES), candles(Interval.M1)),
                arguments(bars(Bars.Purpose.CANDLE_HOURS), candles(Interval.H1)),
                arguments(bars(Bars.Purpose.TICKER_HOURS), candles(Interval.H1)));
    }

    @ParameterizedTest
    @MethodSource("wants")
    void what_is_wanted_is_asked_for_once(Wanted wanted, Object request) {
        answering.countDown();
        feed.publish(wanted);

        await().untilAsserted(() -> assertThat(asked).containsExactly(request));
        await().until(() -> feed.readers().stream().allMatch(reader -> reader.delivered() == 1));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("ofMarket")
    void what_is_wanted_again_while_it_is_read_is_not_read_again(Wanted wanted, Object request) {
        feed.publish(wanted);
        await().untilAsserted(() -> assertThat(asked).containsExactly(request));
        feed.publish(wanted);
        feed.publish(wanted);

        answering.countDown();

        awaitTaken(3);
        feed.publish(ofAccount(OfAccount.Part.SETTINGS));
        awaitTaken(4); // and so done with those before
        assertThat(asked).hasSize(1);
    }

    private void awaitTaken(int events) {
        await().until(() ->
                feed.readers().stream().allMatch(reader -> reader.delivered() + reader.conflated() == events));
    }

    @Test
    void each_kind_has_a_route_that_waits_for_it_unless_it_is_doubted_at_once() throws IOException {
        Set<String> kinds = new TreeSet<>(Set.of(Wanted.Book.WORD));
        Arrays.stream(Bars.Purpose.values())
                .forEach(kind -> kinds.add(bars(kind).word()));
        Arrays.stream(OfAccount.Part.values())
                .forEach(kind -> kinds.add(ofAccount(kind).word()));
        kinds.removeAll(DOUBTED_AT_ONCE);
        Set<String> awaited = new TreeSet<>();
        for (Path file : waiting()) {
            CHOICE.matcher(Files.readString(file)).results().forEach(found -> awaited.add(found.group(1)));
        }

        assertThat(awaited).isEqualTo(kinds);
    }

    /** The routes that read what is wanted. */
    private static List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            List<Path> waiting = files.filter(Files::isRegularFile)
                    .filter(file -> reads(file, "uri: feed:wanted"))
                    .toList();
            assertThat(waiting).hasSize(6);
            return waiting;
        }
    }

    private static boolean reads(Path file, String line) {
        try {
            return Files.readString(file).contains(line);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Object answer(Object request) {
        if (request instanceof MarketRequest.ReadBook book) {
            return new OrderBook(book.listing(), List.of(), List.of(), 1L, AT, AT, Source.REST);
        }
        return request instanceof MarketRequest.ReadCandles ? Page.last(List.of()) : List.of();
    }

    private static Bars bars(Bars.Purpose purpose) {
        return new Bars(purpose, ASTER_BTC, AT.minusSeconds(3600), "begun", AT);
    }

    private static Candle growing(Interval interval) {
        return new Candle(
                ASTER_BTC,
                interval,
                AT,
                AT.plus(interval.length()),
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                null,
                null,
                false,
                0,
                AT,
                AT,
                Source.WS);
    }

    private static MarketRequest.ReadCandles candles(Interval interval) {
        return new MarketRequest.ReadCandles(ASTER_BTC, interval, AT.minusSeconds(3600), null);
    }

    private static OfAccount ofAccount(OfAccount.Part part) {
        return new OfAccount(part, "aster", "main", null, "changed", AT);
    }

    /** Reads funding as the order path does. */
    public final class Reconciled {
        /** Of one account. */
        public void fundingSettled(String venue, String account) {
            asked.add("funding of " + account + " at " + venue);
        }
    }
}
