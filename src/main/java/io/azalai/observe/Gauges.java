package io.azalai.observe;

import io.azalai.feed.Feed;
import io.azalai.feed.ReaderStatus;
import io.azalai.forward.KafkaCircuit;
import io.azalai.model.RiskLevel;
import io.azalai.stream.AhcWsComponent;
import io.azalai.stream.StreamCounts;
import io.azalai.trade.Gateway;
import io.azalai.trade.Halts;
import io.azalai.trade.RiskFigures;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.budget.RequestBudget;
import io.azalai.venue.rest.FrameStep;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;

/**
 * Our own counters in {@code /observe/metrics}: read when somebody asks, so that no hot route pays for them and sockets
 * and readers may come and go. Safe for many threads: immutable.
 */
public final class Gauges implements MultiCollector {

    private final CamelContext context;
    private final Watched watched;

    /**
     * What is counted beside the beans of the context.
     *
     * @param risk what the risk gate has seen
     * @param outboxWaiting records that wait for Kafka; read without IO
     */
    public record Watched(
            List<OpenVenue> venues,
            Feed feed,
            Gateway gateway,
            Supplier<RiskFigures> risk,
            LongSupplier outboxWaiting) {

        /** Keeps a copy. */
        public Watched {
            venues = List.copyOf(venues);
        }
    }

    private Gauges(CamelContext context, Watched watched) {
        this.context = context;
        this.watched = watched;
    }

    /** Adds them to the registry that Camel writes out; where its metrics are switched off, to none. */
    public static void bind(CamelContext context, Watched watched) {
        context.getRegistry()
                .findByType(PrometheusMeterRegistry.class)
                .forEach(registry -> registry.getPrometheusRegistry().register(new Gauges(context, watched)));
    }

    @Override
    public MetricSnapshots collect() {
        List<MetricSnapshot> all = new ArrayList<>();
        streams(all);
        frames(all);
        readers(all);
        budgets(all);
        clocks(all);
        limits(all);
        risk(all);
        KafkaCircuit kafka = context.getRegistry().lookupByNameAndType("kafka-circuit", KafkaCircuit.class);
        all.add(counter("azalai_kafka_lost", Map.of(Labels.EMPTY, kafka.lostEvents())));
        all.add(gauge(
                "azalai_outbox_waiting",
                Map.of(Labels.EMPTY, watched.outboxWaiting().getAsLong())));
        long working = watched.gateway().openOrders().size();
        all.add(gauge("azalai_orders_working", Map.of(Labels.EMPTY, working)));
        all.add(gauge("azalai_risk_level", riskLevels()));
        return new MetricSnapshots(all);
    }

    /** Of everything always, of others while they are held. */
    private Map<Labels, Long> riskLevels() {
        RiskMemory memory = context.getRegistry()
                .lookupByNameAndType("kill-switch", Halts.class)
                .memory();
        Set<Scope> scopes = new LinkedHashSet<>(Set.of(Scope.GLOBAL));
        memory.latches().forEach(latch -> scopes.add(latch.scope()));
        Map<Labels, Long> levels = new LinkedHashMap<>();
        scopes.forEach(scope -> levels.put(Labels.of("scope", scope.toString()), number(memory.level(scope))));
        return levels;
    }

    private static long number(RiskLevel level) {
        return switch (level) {
            case ACTIVE -> 0;
            case REDUCING -> 1;
            case HALTED -> 2;
        };
    }

    private void streams(List<MetricSnapshot> all) {
        List<StreamCounts> sockets =
                context.getComponent("ahc-ws", AhcWsComponent.class).counts();
        all.add(counter("azalai_stream_frames", byEndpoint(sockets, StreamCounts::frames)));
        all.add(counter("azalai_stream_bytes", byEndpoint(sockets, StreamCounts::bytes)));
        all.add(counter("azalai_stream_reconnects", byEndpoint(sockets, StreamCounts::reconnects)));
        all.add(counter("azalai_stream_dropped", byEndpoint(sockets, StreamCounts::dropped)));
        Map<Labels, Long> connections = new LinkedHashMap<>();
        for (StreamCounts counts : sockets) {
            long open = counts.open();
            long down = Math.max(0, counts.connections() - open);
            connections.merge(Labels.of("endpoint", counts.endpoint(), "state", "open"), open, Long::sum);
            connections.merge(Labels.of("endpoint", counts.endpoint(), "state", "down"), down, Long::sum);
        }
        all.add(gauge("azalai_stream_connections", connections));
        all.add(gauge("azalai_stream_quarantined", byEndpoint(sockets, StreamCounts::quarantined)));
    }

    private void frames(List<MetricSnapshot> all) {
        Map<Labels, Long> unreadable = new LinkedHashMap<>();
        watched.venues().forEach(venue -> venue.streams().keySet().forEach(stream -> {
            String bean = venue.name() + "-" + stream + "-decode";
            FrameStep step = context.getRegistry().lookupByNameAndType(bean, FrameStep.class);
            long count = step.unreadable().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            unreadable.put(Labels.of("venue", venue.name(), "stream", stream), count);
        }));
        all.add(counter("azalai_frames_unreadable", unreadable));
    }

    private void readers(List<MetricSnapshot> all) {
        List<ReaderStatus> readers = watched.feed().readers();
        all.add(counter("azalai_feed_delivered", byReader(readers, ReaderStatus::delivered)));
        all.add(counter("azalai_feed_conflated", byReader(readers, ReaderStatus::conflated)));
        all.add(counter("azalai_feed_dropped", byReader(readers, ReaderStatus::dropped)));
    }

    private void budgets(List<MetricSnapshot> all) {
        Map<Labels, Long> available = new LinkedHashMap<>();
        Map<Labels, Long> paused = new LinkedHashMap<>();
        watched.venues().forEach(venue -> {
            RequestBudget budget =
                    context.getRegistry().lookupByNameAndType(venue.name() + "-request-budget", RequestBudget.class);
            RequestBudget.State state = budget.state();
            state.levels()
                    .forEach(level -> available.put(
                            Labels.of(
                                    "venue",
                                    venue.name(),
                                    "allowance",
                                    level.allowance().name()),
                            level.available()));
            paused.put(Labels.of("venue", venue.name()), state.longestPause().toMillis());
        });
        all.add(gauge("azalai_budget_available", available));
        all.add(gauge("azalai_budget_paused_ms", paused));
    }

    private void clocks(List<MetricSnapshot> all) {
        Map<Labels, Long> ahead = new LinkedHashMap<>();
        watched.venues().forEach(venue -> venue.clock()
                .ifPresent(difference -> ahead.put(
                        Labels.of("venue", venue.name()), difference.ahead().toMillis())));
        all.add(gauge("azalai_clock_ahead_ms", ahead));
    }

    private void limits(List<MetricSnapshot> all) {
        AhcWsComponent sockets = context.getComponent("ahc-ws", AhcWsComponent.class);
        Map<Labels, Long> used = new LinkedHashMap<>();
        Map<Labels, Long> caps = new LinkedHashMap<>();
        watched.venues().forEach(venue -> VenueLimit.of(venue, sockets).forEach(limit -> {
            Labels labels = Labels.of("venue", venue.name(), "account", limit.account(), "limit", limit.name());
            used.put(labels, limit.used());
            caps.put(labels, limit.cap());
        }));
        all.add(gauge("azalai_limit_used", used));
        all.add(gauge("azalai_limit_cap", caps));
    }

    private void risk(List<MetricSnapshot> all) {
        RiskFigures figures = watched.risk().get();
        Map<Labels, Long> refusals = new LinkedHashMap<>();
        figures.refusals().forEach((reason, count) -> refusals.put(Labels.of("reason", reason), count));
        all.add(counter("azalai_risk_rejects", refusals));
        Map<Labels, BigDecimal> gross = new LinkedHashMap<>();
        figures.gross().forEach((venue, worth) -> gross.put(Labels.of("venue", venue), worth));
        all.add(gauge("azalai_risk_gross_usd", gross));
        all.add(gauge("azalai_risk_day_pnl_usd", single(figures.dayPnl())));
        all.add(gauge("azalai_risk_drawdown_percent", single(figures.drawdownPercent())));
    }

    private static Map<Labels, BigDecimal> single(Optional<BigDecimal> value) {
        return value.map(known -> Map.of(Labels.EMPTY, known)).orElse(Map.of());
    }

    private static Map<Labels, Long> byEndpoint(List<StreamCounts> sockets, ToLongFunction<StreamCounts> count) {
        Map<Labels, Long> values = new LinkedHashMap<>();
        sockets.forEach(
                each -> values.merge(Labels.of("endpoint", each.endpoint()), count.applyAsLong(each), Long::sum));
        return values;
    }

    private static Map<Labels, Long> byReader(List<ReaderStatus> readers, ToLongFunction<ReaderStatus> count) {
        Map<Labels, Long> values = new LinkedHashMap<>();
        readers.forEach(each -> values.merge(Labels.of("reader", each.name()), count.applyAsLong(each), Long::sum));
        return values;
    }

    /** Written out with {@code _total} behind its name. */
    private static MetricSnapshot counter(String name, Map<Labels, Long> values) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name);
        values.forEach((labels, value) -> counter.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
        return counter.build();
    }

    private static MetricSnapshot gauge(String name, Map<Labels, ? extends Number> values) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name);
        values.forEach((labels, value) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value.doubleValue())
                .build()));
        return gauge.build();
    }
}
