package io.azalai.trade;

import io.azalai.venue.CashFlow;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which flows of an account were counted.
 *
 * @param since from when on flows are to be read; none from before it counts any more
 * @param known those from then on, by id, with their time
 */
record FlowMemory(Instant since, Map<String, Instant> known) {

    FlowMemory {
        known = Map.copyOf(known);
    }

    static FlowMemory begin(Instant since) {
        return new FlowMemory(since, Map.of());
    }

    boolean knows(CashFlow flow) {
        return flow.at().isBefore(since) || known.containsKey(flow.id());
    }

    /** With these counted too, and those forgotten that need not be read again. */
    FlowMemory with(Collection<CashFlow> flows, Instant readFrom) {
        Instant from = readFrom.isAfter(since) ? readFrom : since;
        Map<String, Instant> all = new LinkedHashMap<>(known);
        flows.forEach(flow -> all.put(flow.id(), flow.at()));
        all.values().removeIf(at -> at.isBefore(from));
        return new FlowMemory(from, all);
    }

    /** A line of words: since, then each id and its time, in milliseconds. */
    String text() {
        return since.toEpochMilli()
                + known.entrySet().stream()
                        .map(entry ->
                                " " + entry.getKey() + " " + entry.getValue().toEpochMilli())
                        .collect(Collectors.joining());
    }

    static FlowMemory read(String text) {
        String[] words = text.split(" ", -1);
        Map<String, Instant> known = new LinkedHashMap<>();
        for (int i = 1; i + 1 < words.length; i += 2) {
            known.put(words[i], Instant.ofEpochMilli(Long.parseLong(words[i + 1])));
        }
        return new FlowMemory(Instant.ofEpochMilli(Long.parseLong(words[0])), known);
    }
}
