package io.azalai.observe;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.venue.ClockDifference;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Handler;

/**
 * Alerts once when our clock is so far from a venue's that {@link ClockCheck} is DOWN, and once when it is near again.
 * Safe for many threads: one lock, held without IO.
 */
public final class ClockWatch {

    /** What notifications are switched by. */
    static final String KIND = "clock.differs";

    private final List<OpenVenue> venues;
    private final Clock clock;
    private final Set<String> far = new HashSet<>();

    /** None is far yet. */
    public ClockWatch(List<OpenVenue> venues, Clock clock) {
        this.venues = List.copyOf(venues);
        this.clock = clock;
    }

    /** What is to be told now; mostly nothing. */
    @Handler
    public synchronized List<Alert> look() {
        return venues.stream()
                .flatMap(venue -> venue.clock().flatMap(difference -> judge(venue.name(), difference)).stream())
                .toList();
    }

    private Optional<Alert> judge(String venue, ClockDifference difference) {
        Optional<Alert> alert = Optional.empty();
        if (!difference.isSmall() && far.add(venue)) {
            String text = difference.text() + ": prices look old or come from the future; run NTP";
            alert = Optional.of(Alert.raised(Severity.ERROR, KIND, venue, text, clock.instant()));
        } else if (difference.isOver() && far.remove(venue)) {
            alert = Optional.of(Alert.cleared(Severity.INFO, KIND, venue, difference.text(), clock.instant()));
        }
        return alert.map(told -> told.concerning(venue, null));
    }
}
