package io.azalai.forward;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Handler;

/**
 * Alerts once when Kafka has taken nothing for half a minute or too much waits for it, and once when that is over. Safe
 * for many threads: one lock.
 */
public final class KafkaWatch {

    private static final String DOWN = "kafka.down";
    private static final String HIGH = "outbox.high";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HIGH_PERCENT = 80;
    private static final int LOW_PERCENT = 60;

    private final List<KafkaCircuit> circuits;
    private final Supplier<Backlog> backlog;
    private final Clock clock;
    /** The outages told, by cargo: since when, and how many events had been lost by then. */
    private final Map<String, Told> down = new HashMap<>();

    private boolean high;

    private record Told(Instant since, long lost) {}

    /** Nothing is wrong yet. */
    KafkaWatch(List<KafkaCircuit> circuits, Supplier<Backlog> backlog, Clock clock) {
        this.circuits = List.copyOf(circuits);
        this.backlog = backlog;
        this.clock = clock;
    }

    /** What is to be told now; mostly nothing. Reads the outbox. */
    @Handler
    public synchronized List<Alert> look() {
        Backlog now = backlog.get();
        List<Alert> alerts = new ArrayList<>();
        circuits.forEach(circuit -> judge(circuit, now, alerts));
        if (!high && now.reaches(HIGH_PERCENT)) {
            high = true;
            String text = now + ": once either is reached, orders that raise exposure are refused";
            alerts.add(Alert.raised(Severity.ERROR, HIGH, "", text, clock.instant()));
        } else if (high && !now.reaches(LOW_PERCENT)) {
            high = false;
            alerts.add(Alert.cleared(Severity.INFO, HIGH, "", now.toString(), clock.instant()));
        }
        return alerts;
    }

    private void judge(KafkaCircuit circuit, Backlog now, List<Alert> alerts) {
        KafkaCircuit.Outage outage = circuit.outage().orElse(null);
        Told told = down.get(circuit.cargo());
        if (outage == null && told != null) {
            down.remove(circuit.cargo());
            Duration lasted = Duration.between(told.since(), clock.instant());
            String text = "Kafka takes " + circuit.cargo() + " again after " + lasted.toSeconds() + " s: "
                    + (circuit.lostEvents() - told.lost()) + " lost meanwhile, " + now.rows() + " records wait";
            alerts.add(Alert.cleared(Severity.INFO, DOWN, circuit.cargo(), text, clock.instant()));
        } else if (outage != null && told == null && isLong(outage)) {
            down.put(circuit.cargo(), new Told(outage.since(), circuit.lostEvents()));
            String text = "Kafka takes no " + circuit.cargo() + " since " + outage.since() + " (" + outage.why() + "): "
                    + now;
            alerts.add(Alert.raised(Severity.ERROR, DOWN, circuit.cargo(), text, clock.instant()));
        }
    }

    private boolean isLong(KafkaCircuit.Outage outage) {
        return !clock.instant().isBefore(outage.since().plus(PATIENCE));
    }
}
