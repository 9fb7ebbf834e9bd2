package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Liquidation;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderBook;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.loopback.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the market room's shipped routes make of every venue's sockets and calls, also after trades were missed. */
public abstract class VenueMarketContract extends VenueOnTrial {

    private static final Map<Capability, Dataset> CLAIMS = Map.of(
            Capability.CANDLES, Dataset.CANDLE,
            Capability.BOOK_DELTAS, Dataset.BOOK_DELTA,
            Capability.OPEN_INTEREST, Dataset.OPEN_INTEREST,
            Capability.LIQUIDATIONS, Dataset.LIQUIDATION);
    /** Sockets that each venue's routes hold open here, at least: by then all have been told that they broke. */
    private static final int SOCKETS = 3;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A little more than the time between two comparisons of a book with the venue's. */
    private static final Duration COMPARED = Duration.ofMinutes(11);

    /** Candles of each interval told at start, as the configuration ships. */
    private static final int TOLD = 60;

    private final List<Event> perpetuals = new CopyOnWriteArrayList<>();
    private final List<Event> pairs = new CopyOnWriteArrayList<>();

    /** Begins soon after midnight, when the present day has few minutes. */
    protected VenueMarketContract(VenueFacts facts) {
        super(facts);
        Instant now = clock.instant();
        clock.step(
                Duration.between(now, Interval.D1.endOf(Interval.D1.openOf(now)).plus(Duration.ofMinutes(15))));
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.streams(facts.name(), block, clock);
    }

    @BeforeAll
    void want() {
        want(Market.PERP, List.of(perp().listing().symbol(), fragile().listing().symbol()), perpetuals);
        want(Market.SPOT, List.of(spot().listing().symbol()), pairs);
    }

    private void want(Market market, List<String> symbols, List<Event> heard) {
        Set<Dataset> datasets = EnumSet.copyOf(CLAIMS.values());
        datasets.addAll(List.of(Dataset.TICKER, Dataset.ORDER_BOOK));
        venue.feed()
                .subscribe(
                        market.name(),
                        new FeedFilter(datasets, facts.name(), market, symbols, null),
                        Overflow.DROP_OLDEST,
                        100_000,
                        (event, old) -> heard.add(event));
    }

    @Test
    void what_a_venue_claims_to_tell_reaches_who_reads_the_feed() {
        soon(() -> assertThat(pairs).extracting(Event::dataset).containsAll(claimed(Market.SPOT)));
        Set<Dataset> ofPerpetuals = claimed(Market.PERP);
        if (ofPerpetuals.contains(Dataset.LIQUIDATION)) {
            liquidate();
        }
        soon(() -> assertThat(perpetuals).extracting(Event::dataset).containsAll(ofPerpetuals));
        assertSound();
    }

    private Set<Dataset> claimed(Market market) {
        Set<Dataset> claimed = EnumSet.noneOf(Dataset.class);
        venue.venue().capabilities(market).stream()
                .filter(CLAIMS::containsKey)
                .forEach(capability -> claimed.add(CLAIMS.get(capability)));
        assertThat(claimed).contains(Dataset.CANDLE);
        return claimed;
    }

    private void assertSound() {
        assertThat(of(perpetuals, BookDelta.class)).allSatisfy(delta -> {
            assertThat(delta.bids().size() + delta.asks().size()).isPositive();
            assertThat(delta.venueSequence()).isGreaterThanOrEqualTo(delta.firstVenueSequence());
        });
        assertThat(of(perpetuals, OpenInterest.class))
                .allSatisfy(open -> assertThat(open.openInterest()).isPositive());
        assertThat(of(perpetuals, Liquidation.class)).allSatisfy(liquidation -> {
            assertThat(liquidation.listing()).isEqualTo(fragile().listing());
            assertThat(liquidation.side()).isEqualTo(Side.SELL);
            assertThat(liquidation.quantity()).isPositive();
        });
        assertThat(of(perpetuals, Candle.class)).allSatisfy(candle -> {
            assertThat(candle.low()).isLessThanOrEqualTo(candle.open()).isLessThanOrEqualTo(candle.close());
            assertThat(candle.high()).isGreaterThanOrEqualTo(candle.open()).isGreaterThanOrEqualTo(candle.close());
        });
    }

    /** Long with all the leverage there is, then a fall that its margin does not bear. */
    private void liquidate() {
        venue.ask(new SettingRequest.SetMarginMode("main", fragile().listing(), MarginMode.ISOLATED, 20));
        venue.ask(new SettingRequest.SetLeverage("main", fragile().listing(), 20, MarginMode.ISOLATED));
        venue.place(tickets.limit(fragile(), Side.BUY, 101, TimeInForce.IOC));

        ledger.control("/prices", "{\"asset\":\"ETH\",\"factor\":\"0.9\"}");
    }

    @Test
    void candles_begin_with_the_minutes_that_the_venue_has() {
        soon(() -> assertThat(minutes(candle -> candle.revision() == 0 && candle.source() == Source.REST))
                .isNotEmpty());
        Instant until = Interval.M1.openOf(began);

        List<Candle> expected = venueMinutes(until.minus(MINUTE.multipliedBy(TOLD - 2))).values().stream()
                .filter(candle -> candle.openTime().isBefore(until))
                .toList();

        assertThat(expected).hasSize(TOLD - 2);
        soon(() -> assertThat(expected).allSatisfy(minute -> assertThat(minutes(candle -> true))
                .hasEntrySatisfying(minute.openTime(), told -> assertSame(told, minute))));
    }

    @Test
    void longer_candles_begin_with_as_many_of_their_own() {
        Instant first = new TreeMap<>(venueCandles(Interval.H1, began.minus(Duration.ofDays(TOLD)))).firstKey();
        for (Interval interval : List.of(Interval.M5, Interval.M15, Interval.H1, Interval.H4, Interval.D1)) {
            Instant until = interval.openOf(began);
            List<Instant> expected = Stream.iterate(
                            until.minus(interval.length()), open -> open.minus(interval.length()))
                    .limit(TOLD - 2)
                    .filter(open -> !open.isBefore(first))
                    .toList();

            assertThat(expected).hasSizeGreaterThanOrEqualTo(interval == Interval.D1 ? 2 : 10);
            soon(() -> assertThat(closed(interval, candle -> candle.source() == Source.REST))
                    .containsKeys(expected.toArray(Instant[]::new)));
        }
    }

    @Test
    void a_minute_in_which_the_connections_broke_is_told_as_the_venue_has_it_and_candles_go_on() {
        soon(() -> assertThat(minutes(candle -> true)).isNotEmpty());
        leaveTheEndOfTheMinute();
        int opened = ledger.requests("OPEN");
        Instant broken = Interval.M1.openOf(clock.instant());
        simulator.inject(Fault.next(facts.name(), Fault.Kind.RESET));
        soon(() -> assertThat(ledger.requests("OPEN")).isGreaterThanOrEqualTo(opened + SOCKETS));

        clock.step(MINUTE);

        soon(() -> assertThat(minutes(candle -> candle.source() == Source.REST)).containsKey(broken));
        Candle told = minutes(candle -> candle.source() == Source.REST).get(broken);
        assertSame(told, venueMinutes(broken).get(broken));
        Instant after = Interval.M1.openOf(clock.instant());
        soon(() -> assertThat(of(perpetuals, Candle.class))
                .anyMatch(candle -> !candle.closed() && candle.openTime().equals(after)));
        clock.step(MINUTE);
        soon(() -> assertThat(minutes(candle -> true)).containsKey(after));
    }

    /** Steps into a minute that has time left, and waits until a candle of it grows. */
    private void leaveTheEndOfTheMinute() {
        Instant now = clock.instant();
        Duration left = Duration.between(now, Interval.M1.endOf(Interval.M1.openOf(now)));
        if (left.compareTo(MINUTE.dividedBy(2)) < 0) {
            clock.step(left.plusSeconds(1));
        }
        Instant open = Interval.M1.openOf(clock.instant());
        soon(() -> assertThat(of(perpetuals, Candle.class))
                .anyMatch(candle -> !candle.closed() && candle.openTime().equals(open)));
    }

    private static void assertSame(Candle told, Candle venues) {
        assertThat(told.open()).isEqualByComparingTo(venues.open());
        assertThat(told.high()).isEqualByComparingTo(venues.high());
        assertThat(told.low()).isEqualByComparingTo(venues.low());
        assertThat(told.close()).isEqualByComparingTo(venues.close());
        assertThat(told.volume()).isEqualByComparingTo(venues.volume());
    }

    /** Closed minutes of the perpetual that came, the last of each, by when they begin. */
    private Map<Instant, Candle> minutes(Predicate<Candle> wanted) {
        return closed(Interval.M1, wanted);
    }

    private Map<Instant, Candle> closed(Interval interval, Predicate<Candle> wanted) {
        Map<Instant, Candle> closed = new TreeMap<>();
        of(perpetuals, Candle.class).stream()
                .filter(candle -> candle.listing().equals(perp().listing()))
                .filter(candle -> candle.interval() == interval && candle.closed())
                .filter(wanted)
                .forEach(candle -> closed.put(candle.openTime(), candle));
        return closed;
    }

    private Map<Instant, Candle> venueMinutes(Instant since) {
        return venueCandles(Interval.M1, since);
    }

    private Map<Instant, Candle> venueCandles(Interval interval, Instant since) {
        Map<Instant, Candle> candles = new TreeMap<>();
        venue.ask(new MarketRequest.ReadCandles(perp().listing(), interval, since, null))
                .rows()
                .forEach(candle -> candles.put(candle.openTime(), candle));
        return candles;
    }

    /** Demands of a ticker the highest and lowest price of the venue's hours, which its socket does not tell. */
    protected final void assertRangeOfTheDay() {
        soon(() -> {
            Ticker last = last(Ticker.class);
            assertThat(last.highPrice())
                    .isEqualByComparingTo(
                            extreme(Candle::high).max(BigDecimal::compareTo).orElseThrow());
            assertThat(last.lowPrice())
                    .isEqualByComparingTo(
                            extreme(Candle::low).min(BigDecimal::compareTo).orElseThrow());
        });
    }

    private Stream<BigDecimal> extreme(Function<Candle, BigDecimal> price) {
        return venueCandles(Interval.H1, clock.instant().minus(Duration.ofDays(1))).values().stream()
                .map(price);
    }

    /** Steps past the time after which a book is compared again; demands a snapshot, and that the book lives on. */
    protected final void assertBookIsCompared(String snapshots) {
        soon(() -> assertThat(last(OrderBook.class).source()).isNotNull());
        int before = ledger.requests(snapshots);
        Instant stepped = clock.instant();

        clock.step(COMPARED);

        soon(() -> assertThat(ledger.requests(snapshots)).isGreaterThan(before));
        soon(() -> assertThat(last(OrderBook.class).timestamp()).isAfter(stepped.plus(COMPARED)));
    }

    private <E extends Event> E last(Class<E> type) {
        List<E> all = of(perpetuals, type).stream()
                .filter(event -> perp().listing().equals(event.where()))
                .toList();
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private static <E extends Event> List<E> of(List<Event> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The perpetual in which a position is liquidated. */
    private Instrument fragile() {
        return venue.instrument("ETH", Market.PERP);
    }

    private static void soon(ThrowingRunnable demand) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(demand);
    }
}
