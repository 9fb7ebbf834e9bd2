package io.azalai.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one connection should carry, what it was asked for, and what the venue confirmed. The difference is the next
 * frame to send, so first subscription, resubscription and change of interest are the same act. Confined to the control
 * thread.
 */
final class SubscriptionLedger {
    private final StreamProtocol protocol;
    private final long graceNanos;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Long> unanswered = new LinkedHashMap<>();
    private final Deque<Request> outbox = new ArrayDeque<>();
    private final Deque<List<String>> sent = new ArrayDeque<>();
    private boolean everAnswered;
    private int strikes;

    /** @param grace after which a channel that killed nothing counts as confirmed, also where the venue stays silent */
    SubscriptionLedger(StreamProtocol protocol, Duration grace) {
        this.protocol = protocol;
        this.graceNanos = grace.toNanos();
    }

    void want(Collection<String> channels) {
        wanted.clear();
        wanted.addAll(channels);
    }

    Set<String> wanted() {
        return wanted;
    }

    /** A new connection begins with nothing asked for. */
    void reset() {
        asked.clear();
        unanswered.clear();
        outbox.clear();
        sent.clear();
        everAnswered = false;
    }

    /** The next frame to send; null when all that is wanted was asked for. */
    @Nullable String next(long nowNanos) {
        while (outbox.isEmpty() && !inStep()) {
            compose();
        }
        Request request = outbox.poll();
        if (request == null) {
            return null;
        }
        sent.add(request.channels);
        request.channels.forEach(channel -> unanswered.put(channel, nowNanos));
        return request.text;
    }

    /** Takes channels back that are subscribed, so that they are asked for again. */
    void renew(Collection<String> channels) {
        List<String> carried = channels.stream().filter(asked::contains).toList();
        for (int from = 0; from < carried.size(); from += protocol.limits().channelsPerFrame()) {
            int to = Math.min(carried.size(), from + protocol.limits().channelsPerFrame());
            protocol.unsubscribe(carried.subList(from, to)).forEach(text -> outbox.add(new Request(text, List.of())));
        }
        carried.forEach(unanswered::remove);
        asked.removeAll(carried);
    }

    /** Whether a channel is asked for, and confirmed by an answer or by the grace time. */
    boolean isSubscribed(String channel, long nowNanos) {
        Long at = unanswered.get(channel);
        return asked.contains(channel) && !isInOutbox(channel) && (at == null || nowNanos - at >= graceNanos);
    }

    /** Channels that the venue confirmed by this answer. */
    List<String> acknowledge(List<String> named) {
        strikes = 0;
        List<String> channels = named.isEmpty() ? oldestSent() : named;
        List<String> confirmed = channels.stream()
                .filter(channel -> unanswered.remove(channel) != null)
                .toList();
        everAnswered |= !confirmed.isEmpty();
        while (!sent.isEmpty() && sent.peek().stream().noneMatch(unanswered::containsKey) && !named.isEmpty()) {
            sent.poll();
        }
        return confirmed;
    }

    /** Channels that the venue refused by this answer; they are no longer asked for. */
    List<String> refuse(List<String> named) {
        List<String> refused = named.isEmpty() ? oldestSent() : named;
        List<String> known = refused.stream().filter(asked::contains).toList();
        known.forEach(unanswered::remove);
        asked.removeAll(known);
        wanted.removeAll(known);
        return known;
    }

    /** Channels asked for so recently, and unanswered, that they may be why a socket died. */
    Set<String> suspects(long nowNanos) {
        Set<String> suspects = new TreeSet<>();
        unanswered.forEach((channel, at) -> {
            if (nowNanos - at < graceNanos) {
                suspects.add(channel);
            }
        });
        return suspects;
    }

    /** A venue that dies with everything unanswered gets a second chance before all its channels are suspected. */
    Set<String> toBlame(long nowNanos) {
        Set<String> suspects = suspects(nowNanos);
        boolean everything = neverAnswered() && suspects.size() > 1;
        return everything && strikes++ == 0 ? Set.of() : suspects;
    }

    /** Whether nothing this connection carries was ever confirmed. */
    boolean neverAnswered() {
        return !everAnswered;
    }

    /** Whether all that is wanted is subscribed, confirmed by an answer or by the grace time. */
    boolean settled(long nowNanos) {
        if (!outbox.isEmpty() || !inStep()) {
            return false;
        }
        return unanswered.values().stream().allMatch(at -> nowNanos - at >= graceNanos);
    }

    private boolean inStep() {
        return asked.size() == wanted.size() && asked.containsAll(wanted);
    }

    private boolean isInOutbox(String channel) {
        return outbox.stream().anyMatch(request -> request.channels.contains(channel));
    }

    private List<String> oldestSent() {
        List<String> oldest = sent.poll();
        return oldest == null ? List.of() : oldest;
    }

    private void compose() {
        List<String> surplus = difference(asked, wanted);
        if (!surplus.isEmpty()) {
            surplus.forEach(unanswered::remove);
            asked.removeAll(surplus);
            protocol.unsubscribe(surplus).forEach(text -> outbox.add(new Request(text, List.of())));
            return;
        }
        List<String> missing = difference(wanted, asked);
        asked.addAll(missing);
        List<String> texts = protocol.subscribe(missing);
        for (int index = 0; index < texts.size(); index++) {
            boolean last = index == texts.size() - 1;
            outbox.add(new Request(texts.get(index), last ? missing : List.of()));
        }
    }

    private List<String> difference(Set<String> from, Set<String> without) {
        List<String> difference = new ArrayList<>();
        for (String channel : from) {
            if (difference.size() == protocol.limits().channelsPerFrame()) {
                break;
            }
            if (!without.contains(channel)) {
                difference.add(channel);
            }
        }
        return List.copyOf(difference);
    }

    private record Request(String text, List<String> channels) {}
}
