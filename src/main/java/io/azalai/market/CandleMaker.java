package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All candles of one listing out of its trades (downstream.md section 8), made for as long as somebody wants them,
 * however quiet it is. At start, and where trades may be missing, the venue's minutes are asked for, and at start its
 * hours. Safe for many threads: one lock each, held without IO.
 */
final class CandleMaker {

    /** Minutes come with trades: trades without them so long are told. */
    private static final Duration MISSED = Duration.ofMinutes(3);

    /** How often it is told at most that trades came too late. */
    private static final Duration LATENESS_TOLD = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CandleMaker.class);
    /** So long may a connection be dead, or a channel silent, before that is said. */
    private static final Duration DOUBT = Duration.ofMinutes(3);

    private final Listing listing;
    private final VenueTime time;
    private final Instant began;
    private final CandleSettings settings;
    private final List<CandleSeries> series;
    private final CandleSeries minutely;
    private final CandleCheck check;
    private final SnapshotRequests requests = SnapshotRequests.ofCandles();
    private final SnapshotRequests hourRequests = SnapshotRequests.ofCandles();
    private final Set<String> away = new HashSet<>();
    private Instant heard;
    private Instant awake;
    private @Nullable Instant traded;
    private final Pace lateness = new Pace(LATENESS_TOLD);
    private long late;
    private boolean missed;
    private BigDecimal tick = BigDecimal.ZERO;
    /** What the venue told of the time before and since; null until it has. */
    private @Nullable VenueBars minutes;

    private boolean wantsHours;

    /** Of a listing, of which some may have been told before. */
    CandleMaker(Listing listing, CandleSettings settings, VenueTime time, Past past, Instant now) {
        this.listing = listing;
        this.time = time;
        this.began = now;
        this.heard = now;
        this.awake = now;
        this.missed = past.missed();
        this.settings = settings;
        this.wantsHours = settings.backfill() > 0;
        this.series = Interval.TOLD.stream()
                .map(interval -> new CandleSeries(listing, interval, settings.fillGaps(), past.told(interval), now))
                .toList();
        this.minutely = series.get(List.copyOf(Interval.TOLD).indexOf(Interval.M1));
        this.check = new CandleCheck(listing);
    }

    Listing listing() {
        return listing;
    }

    /** What its successor has to know. */
    synchronized Past past() {
        return new Past(
                missed, series.stream().collect(Collectors.toMap(CandleSeries::interval, CandleSeries::lastTold)));
    }

    /** A trade, which was not told before; one from before we began is left to the venue's minutes. */
    synchronized void on(Trade trade, BigDecimal tick, Instant now, Consumer<Event> out) {
        wake(now);
        traded = now;
        if (!away.isEmpty()) {
            away.clear();
            mend(now);
        }
        if (trade.timestamp().isBefore(began)) {
            return;
        }
        this.tick = tick;
        CandleSeries.Told told = checked(tick, out);
        boolean counts = true;
        for (CandleSeries each : series) {
            counts &= each.on(trade, now, told);
        }
        if (!counts) {
            late++;
            tellLate(lateness.changed(now), now, out);
        }
    }

    /** The venue's own minute. */
    synchronized void on(Candle minute, BigDecimal tick, Instant now, Consumer<Event> out) {
        heard = now;
        this.tick = tick;
        if (missed) {
            missed = false;
            say(FeedState.UP, null, 0, now, out);
        }
        check.venue(minute, tick, out::accept);
    }

    /**
     * What its trades come by was interrupted, or is back: some may be missing from a while before until then, or until
     * the next one comes.
     */
    synchronized void on(FeedStatus status, Instant now) {
        if (status.interrupted()) {
            taint(now.minus(DOUBT));
            if (status.status() != FeedState.GAP) {
                away.add(status.channel());
            } else if (away.isEmpty()) {
                mend(now);
            }
        } else if (status.restored() && away.remove(status.channel()) && away.isEmpty()) {
            mend(now);
        }
    }

    /** After a sleep of the machine nothing is known of the time between. */
    private void wake(Instant now) {
        if (now.isAfter(awake.plus(DOUBT))) {
            taint(awake);
            mend(now);
        }
        awake = now;
    }

    private void taint(Instant doubtful) {
        series.forEach(each -> each.taint(doubtful));
        if (minutes != null) {
            minutes.cut(Interval.M1.openOf(doubtful));
        }
    }

    private void mend(Instant now) {
        series.forEach(each -> each.mend(now));
        requests.done();
    }

    /** The venue's minutes, all there are from an instant up to when they were asked for. */
    synchronized void backfill(VenueBars told, Instant now, Consumer<Event> out) {
        if (minutes == null) {
            history(told, false, now, out);
        }
        minutes = told;
        series.forEach(each -> each.restate(told, now, checked(tick, out)));
        if (away.isEmpty()) {
            requests.done();
        }
    }

    /** The venue's hours of the days before, of which the longer candles before the present ones are told. */
    synchronized void history(VenueBars hours, Instant now, Consumer<Event> out) {
        if (wantsHours) {
            wantsHours = false;
            history(hours, true, now, out);
        }
    }

    private void history(VenueBars told, boolean ofHours, Instant now, Consumer<Event> out) {
        series.stream()
                .filter(each -> each.interval().length().compareTo(Interval.H1.length()) >= 0 == ofHours)
                .forEach(each -> each.history(told, settings.backfill(), now, (candle, whole) -> out.accept(candle)));
        series.forEach(each -> each.begin(told, now));
    }

    /** Whether the venue's minutes, or its hours, are still of use. */
    synchronized boolean lacks(Wanted.Bars.Purpose purpose) {
        return purpose == Wanted.Bars.Purpose.CANDLE_HOURS ? wantsHours : lacksMinutes();
    }

    private boolean lacksMinutes() {
        return minutes == null || series.stream().anyMatch(CandleSeries::waits);
    }

    synchronized void due(Instant now, Consumer<Event> out) {
        wake(now);
        missMinutes(now, out);
        Instant venueTime = time.at(now);
        series.forEach(each -> each.due(now, venueTime, checked(tick, out)));
        tellLate(lateness.due(now), now, out);
        VenueBars known = minutes;
        if (known != null) {
            series.stream().filter(CandleSeries::waits).forEach(each -> each.complete(known, now, checked(tick, out)));
        }
        boolean wanting = known == null
                || (VenueBars.settled(venueTime) && series.stream().anyMatch(CandleSeries::waits));
        if (wanting && requests.due(now)) {
            out.accept(wanted(
                    Wanted.Bars.Purpose.CANDLE_MINUTES,
                    settings.minutesFrom(now),
                    "candles begin or lack trades",
                    venueTime));
        }
        if (known != null && wantsHours && hourRequests.due(now)) {
            out.accept(wanted(Wanted.Bars.Purpose.CANDLE_HOURS, settings.hoursFrom(now), "candles begin", venueTime));
        }
    }

    /** That the venue's minutes stay away although it trades is told once. */
    private void missMinutes(Instant now, Consumer<Event> out) {
        Instant last = traded;
        if (!missed && last != null && last.isAfter(heard.plus(MISSED))) {
            missed = true;
            say(FeedState.STALE, "no minute of the venue since " + heard + " though it trades", 0, now, out);
        }
    }

    private void tellLate(boolean due, Instant now, Consumer<Event> out) {
        if (due) {
            say(FeedState.GAP, "trades came too late for candles that had ended: " + late, late, now, out);
            late = 0;
        }
    }

    private void say(FeedState state, @Nullable String why, long missed, Instant now, Consumer<Event> out) {
        LOG.info("candles of {} {} are {}{}", listing.venue(), listing.symbol(), state, why == null ? "" : ": " + why);
        out.accept(new FeedStatus(
                listing.venue(),
                List.of(FeedStatus.Part.of(listing, Dataset.CANDLE)),
                null,
                state,
                Dataset.CANDLE.kebab(),
                why,
                missed,
                now));
    }

    private Wanted.Bars wanted(Wanted.Bars.Purpose purpose, Instant since, String why, Instant venueTime) {
        return new Wanted.Bars(purpose, listing, since, why, venueTime);
    }

    /** Candles on their way out, our closed minutes compared with the venue's. */
    private CandleSeries.Told checked(BigDecimal tick, Consumer<Event> out) {
        return (candle, whole) -> {
            out.accept(candle);
            if (whole && candle.interval() == Interval.M1) {
                closed(candle, tick, out);
            }
        };
    }

    private void closed(Candle minute, BigDecimal tick, Consumer<Event> out) {
        VenueBars known = minutes;
        if (known != null) {
            boolean further = known.append(minute);
            if (!further) {
                series.forEach(each -> each.revise(known, minute, checked(tick, out)));
            }
            Bar growing = further || minute.source() == Source.REST ? minutely.growing(known.until()) : null;
            if (growing != null) {
                series.forEach(each -> each.complete(known, growing));
            }
        }
        if (minute.source() == Source.DERIVED && minute.revision() == 0) {
            check.own(minute, tick, out::accept);
        }
    }

    /**
     * What was told of a listing's candles before they ended.
     *
     * @param missed whether it was told that the venue's minutes stay away
     * @param told when the last that was told closed began, by interval
     */
    record Past(boolean missed, Map<Interval, Instant> told) {

        /** Nothing was. */
        static final Past NONE = new Past(false, Map.of());

        Past {
            told = Map.copyOf(told);
        }

        /** When the last of an interval began; the earliest instant when there was none. */
        Instant told(Interval interval) {
            return told.getOrDefault(interval, Instant.MIN);
        }
    }
}
