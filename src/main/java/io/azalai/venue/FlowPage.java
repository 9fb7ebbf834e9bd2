package io.azalai.venue;

import io.azalai.venue.AccountRequest.ReadFlows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one reading of flows brings.
 *
 * @param flows all there are, or none where a rest is to be read
 * @param rest what is to be asked instead; empty when the venue told all
 */
public record FlowPage(List<CashFlow> flows, List<ReadFlows> rest) {

    public FlowPage {
        flows = List.copyOf(flows);
        rest = List.copyOf(rest);
    }

    /** The venue told all. */
    public static FlowPage all(List<CashFlow> flows) {
        return new FlowPage(flows, List.of());
    }

    /**
     * A page as long as the venue makes them, whose rows may be the oldest or the newest: the halves of its time are to
     * be asked instead, down to two milliseconds, of which it is all that can be had.
     */
    public static FlowPage full(ReadFlows asked, Instant begin, Instant now, List<CashFlow> flows) {
        Instant end = asked.until() == null ? now : asked.until();
        long half = Duration.between(begin, end).toMillis() / 2;
        if (half < 1) {
            return all(flows);
        }
        Instant middle = begin.plusMillis(half);
        return new FlowPage(
                List.of(), List.of(asked.within(begin, middle), asked.within(middle.plusMillis(1), asked.until())));
    }
}
