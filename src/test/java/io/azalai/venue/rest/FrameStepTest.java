package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.SampleEvents;
import io.azalai.model.Wanted;
import io.azalai.stream.Frame;
import io.azalai.stream.StreamStatus;
import io.azalai.venue.SilentStream;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class FrameStepTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_private_frame_that_cannot_be_read_asks_for_a_comparison_once_in_a_while() {
        FrameStep step = step("futures-account", true);

        assertThat(read(step))
                .singleElement()
                .isEqualTo(new Wanted.OfAccount(
                        Wanted.OfAccount.Part.EVERYTHING, "aster", "main", null, "frame not understood: order", NOW));
        assertThat(read(step)).isEmpty();
        assertThat(step.unreadable()).containsEntry("order", 2L);
    }

    @Test
    void a_stream_is_private_for_what_it_is_not_for_its_name() {
        assertThat(read(step("own-orders", true))).hasSize(1);
        assertThat(read(step("every-account", false))).isEmpty();
    }

    @Test
    void a_market_frame_that_cannot_be_read_is_only_counted() {
        FrameStep step = step("market", false);

        assertThat(read(step)).isEmpty();
        assertThat(step.unreadable()).containsEntry("order", 1L);
    }

    @Test
    void of_frames_that_came_together_one_that_cannot_be_read_costs_no_other() {
        FrameStep step = new FrameStep(
                "aster",
                "market",
                VenueStream.ofMarket(new SilentStream(), (frame, group, receivedAt, into) -> {
                    if (frame.equals("ODD")) {
                        throw new IllegalStateException("nobody foresaw this");
                    }
                    into.accept(new FeedStatus(
                            "aster", List.of(), null, FeedState.UP, frame + " of " + group, "", 0, receivedAt));
                }),
                Clock.fixed(NOW, ZoneOffset.UTC));

        List<Event> events = read(
                step,
                List.of(
                        new Frame("first", "a", NOW),
                        new Frame("ODD", "a", NOW),
                        new Frame("last", "b", NOW.plusMillis(1))));

        assertThat(events)
                .extracting(event -> ((FeedStatus) event).channel())
                .containsExactly("first of a", "last of b");
        assertThat(events.get(1).timestamp()).isEqualTo(NOW.plusMillis(1));
        assertThat(step.unreadable()).containsEntry("unforeseen", 1L);
    }

    @Test
    void of_private_frames_that_came_together_one_that_cannot_be_read_makes_its_account_wanted_in_its_place() {
        FrameStep step = new FrameStep(
                "aster",
                "futures-account",
                VenueStream.ofAccount(new SilentStream(), (frame, group, receivedAt, into) -> {
                    if (frame.equals("ODD")) {
                        throw new UnreadableFrameException("order", "unknown order status on the wire: 'ODD'", null);
                    }
                    into.accept(new FeedStatus("aster", List.of(), group, FeedState.UP, frame, "", 0, receivedAt));
                }),
                Clock.fixed(NOW, ZoneOffset.UTC));

        List<Event> events = read(
                step,
                List.of(
                        new Frame("first", "main", NOW),
                        new Frame("ODD", "main", NOW),
                        new Frame("second", "main", NOW),
                        new Frame("ODD", "other", NOW),
                        new Frame("ODD", "main", NOW),
                        new Frame("last", "other", NOW)));

        assertThat(events)
                .containsExactly(
                        of("main", "first"),
                        everything("main"),
                        of("main", "second"),
                        everything("other"),
                        of("other", "last"));
        assertThat(step.unreadable()).containsEntry("order", 3L);
    }

    @Test
    void connections_of_market_data_that_differ_are_told_apart() {
        FrameStep step = step("market", false);

        assertThat(read(step, new StreamStatus(FeedState.DOWN, "", List.of(), "lost", 1)))
                .singleElement()
                .isEqualTo(new FeedStatus("aster", List.of(), null, FeedState.DOWN, "market", "lost", 0, NOW));
        assertThat(read(step, new StreamStatus(FeedState.DOWN, "fast", List.of(), "lost", 1)))
                .singleElement()
                .isEqualTo(new FeedStatus("aster", List.of(), null, FeedState.DOWN, "market-fast", "lost", 0, NOW));
    }

    @Test
    void a_status_of_channels_is_one_of_what_comes_by_them() {
        FrameStep step = step("market", false);

        assertThat(parts(step, FeedState.STALE, "trades"))
                .containsExactly(List.of(FeedStatus.Part.of(SampleEvents.ASTER_BTC, Dataset.TRADE)));
        assertThat(parts(step, FeedState.STALE, "trades", "of all")).containsExactly(List.of());
        assertThat(parts(step, FeedState.UP, "trades")).hasSize(1);
    }

    @Test
    void the_return_of_a_channel_that_is_of_no_listing_says_nothing_of_the_rest() {
        assertThat(parts(step("account", true), FeedState.UP, "of all")).isEmpty();
        assertThat(parts(step("account", true), FeedState.UP)).containsExactly(List.of());
    }

    private static List<List<FeedStatus.Part>> parts(FrameStep step, FeedState state, String... channels) {
        return read(step, new StreamStatus(state, "", List.of(channels), null, 0)).stream()
                .map(event -> ((FeedStatus) event).parts())
                .toList();
    }

    private static Event of(String account, String frame) {
        return new FeedStatus("aster", List.of(), account, FeedState.UP, frame, "", 0, NOW);
    }

    private static Event everything(String account) {
        return new Wanted.OfAccount(
                Wanted.OfAccount.Part.EVERYTHING, "aster", account, null, "frame not understood: order", NOW);
    }

    private static FrameStep step(String channel, boolean isPrivate) {
        return new FrameStep(
                "aster",
                channel,
                new VenueStream(
                        new SilentStream(),
                        (frame, group, receivedAt, into) -> {
                            throw new UnreadableFrameException(
                                    "order", "unknown order status on the wire: 'ODD'", null);
                        },
                        isPrivate),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<Event> read(FrameStep step) {
        return read(step, "{\"status\":\"ODD\"}");
    }

    @SuppressWarnings("unchecked")
    private static List<Event> read(FrameStep step, Object body) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(FrameStep.GROUP, "main");
        step.process(exchange);
        return exchange.getMessage().getBody(List.class);
    }
}
