package io.azalai.venue.rest;

import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Wanted;
import io.azalai.stream.Frame;
import io.azalai.stream.StreamStatus;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decode step of an ingest route: a frame, or a list of {@link Frame}, becomes a {@code List<Event>}, a {@link
 * StreamStatus} becomes a {@link FeedStatus}, and what cannot be read is counted, logged once per kind, and dropped. Of
 * an account's stream, whose frames are private, no sample is logged; instead the account is {@link Wanted}, to be
 * compared, since an order or a fill may have been in the frame. Safe for many threads.
 */
public final class FrameStep implements Processor {

    /** Header with the group of the connection a frame came by. */
    public static final String GROUP = "CamelAhcWsGroup";

    /** Header with the instant a frame was received. */
    public static final String RECEIVED_AT = "CamelAhcWsReceivedAt";

    private static final Logger LOG = LoggerFactory.getLogger(FrameStep.class);
    private static final int SAMPLE = 200;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final String venue;
    private final String channel;
    private final VenueStream stream;
    private final Clock clock;
    private final Map<String, LongAdder> unreadable = new ConcurrentHashMap<>();
    private final Map<String, Instant> doubted = new ConcurrentHashMap<>();

    /**
     * For one kind of stream.
     *
     * @param channel what its state changes are about: the stream's name, {@code market} or {@code futures-account}
     */
    public FrameStep(String venue, String channel, VenueStream stream, Clock clock) {
        this.venue = venue;
        this.channel = channel;
        this.stream = stream;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (body instanceof StreamStatus status) {
            message.setBody(told(status));
            return;
        }
        List<Event> events = new ArrayList<>();
        if (body instanceof List<?> several) {
            several.forEach(each -> decode((Frame) each, events));
        } else {
            Instant receivedAt = message.getHeader(RECEIVED_AT, Instant.class);
            String group = message.getHeader(GROUP, "", String.class);
            decode(new Frame(body, group, receivedAt == null ? clock.instant() : receivedAt), events);
        }
        message.setBody(events);
    }

    /** How many frames could not be read, by kind. */
    public Map<String, Long> unreadable() {
        Map<String, Long> counts = new TreeMap<>();
        unreadable.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }

    private void decode(Frame frame, List<Event> events) {
        String text = frame.body() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : frame.body().toString();
        try {
            stream.decoder().decode(text, frame.group(), frame.receivedAt(), events::add);
        } catch (UnreadableFrameException refused) {
            dropped(refused.kind(), String.valueOf(refused.getMessage()), text, frame.group(), events);
        } catch (RuntimeException unforeseen) {
            dropped("unforeseen", unforeseen.toString(), text, frame.group(), events);
        }
    }

    private void dropped(String kind, String why, String frame, String group, List<Event> events) {
        if (stream.isPrivate()) {
            count(kind, "hidden", frame.length() + " characters");
            doubt(kind, group, events);
        } else {
            count(kind, why, frame.length() > SAMPLE ? frame.substring(0, SAMPLE) + "..." : frame);
        }
    }

    /** At most once in a while: comparing costs requests, and a new kind of frame may come all the time. */
    private void doubt(String kind, String group, List<Event> events) {
        Instant now = clock.instant();
        Instant told = doubted.get(group);
        if (!group.isEmpty() && (told == null || !now.isBefore(told.plus(PAUSE)))) {
            doubted.put(group, now);
            String reason = "frame not understood: " + kind;
            events.add(new Wanted.OfAccount(Wanted.OfAccount.Part.EVERYTHING, venue, group, null, reason, now));
        }
    }

    private void count(String kind, String why, String sample) {
        LongAdder count = unreadable.computeIfAbsent(kind, first -> {
            LOG.warn(
                    "frame not understood venue={} stream={} kind={} why={} sample={} (further ones of this kind are only counted)",
                    venue,
                    channel,
                    kind,
                    why,
                    sample);
            return new LongAdder();
        });
        count.increment();
    }

    /** Where a channel is of no one listing, all may miss something, and that it alone is back tells nothing. */
    private List<Event> told(StreamStatus status) {
        List<Optional<FeedStatus.Part>> found =
                status.channels().stream().map(stream.protocol()::part).toList();
        boolean known = found.stream().allMatch(Optional::isPresent);
        return known || status.state() != FeedState.UP
                ? List.of(status(
                        status, known ? found.stream().flatMap(Optional::stream).toList() : List.of()))
                : List.of();
    }

    private FeedStatus status(StreamStatus status, List<FeedStatus.Part> parts) {
        boolean whole = status.group().isEmpty();
        String account = stream.isPrivate() && !whole ? status.group() : null;
        String part = stream.isPrivate() || whole ? channel : channel + "-" + status.group();
        return new FeedStatus(venue, parts, account, status.state(), part, status.reason(), 0, clock.instant());
    }
}
