package io.azalai.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Listing;
import io.azalai.model.SampleEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was published before its stream was lost is known to be from before. */
class InterruptionsTest {

    private static final Instant LATER = SampleEvents.RECEIVED.plusMillis(1);
    private static final Event QUOTE = SampleEvents.bbo(SampleEvents.HYPERLIQUID_BTC, "99", "101");
    private static final Event FILL = SampleEvents.fill("t1");

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedState.class,
            names = {"DOWN", "STALE", "RESYNC"})
    void what_came_before_is_not_to_be_trusted_and_what_comes_after_is(FeedState state) {
        tell("hyperliquid", null, null, state, SampleEvents.RECEIVED.minusMillis(1));
        assertThat(feed.isInterruptedSince(QUOTE)).isFalse();

        tell("hyperliquid", null, null, state, LATER);

        assertThat(feed.isInterruptedSince(QUOTE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedState.class,
            names = {"UP", "GAP"})
    void neither_a_return_nor_a_gap_makes_the_last_value_untrue(FeedState state) {
        tell("hyperliquid", null, null, state, LATER);

        assertThat(feed.isInterruptedSince(QUOTE)).isFalse();
    }

    @Test
    void another_venue_account_listing_dataset_or_stream_has_nothing_to_do_with_it() {
        tell("aster", null, null, FeedState.DOWN, LATER);
        tell("hyperliquid", null, SampleEvents.HYPERLIQUID_ETH, FeedState.RESYNC, LATER);
        tell("hyperliquid", "other", null, FeedState.DOWN, LATER);
        tell("hyperliquid", List.of(part(SampleEvents.HYPERLIQUID_BTC, Dataset.MARK_PRICE)), "market", LATER);
        tell("hyperliquid", List.of(), "market-fast", LATER);
        tell("hyperliquid", List.of(), "spot-market", LATER);

        assertThat(feed.isInterruptedSince(QUOTE)).isFalse();
        assertThat(feed.isInterruptedSince(FILL)).isFalse();
    }

    @Test
    void its_own_account_or_listing_has() {
        tell("hyperliquid", null, SampleEvents.HYPERLIQUID_BTC, FeedState.RESYNC, LATER);
        tell("hyperliquid", "main", null, FeedState.DOWN, LATER.plusSeconds(1));

        assertThat(feed.isInterruptedSince(QUOTE)).isTrue();
        assertThat(feed.isInterruptedSince(FILL)).isTrue();
    }

    private static List<FeedStatus.Part> parts(@Nullable Listing of) {
        return of == null ? List.of() : List.of(part(of, Dataset.BBO));
    }

    private static FeedStatus.Part part(Listing listing, Dataset dataset) {
        return FeedStatus.Part.of(listing, dataset);
    }

    private void tell(String venue, List<FeedStatus.Part> parts, String channel, Instant at) {
        feed.publish(new FeedStatus(venue, parts, null, FeedState.STALE, channel, null, 0, at));
    }

    private void tell(String venue, String account, Listing listing, FeedState state, Instant at) {
        feed.publish(new FeedStatus(venue, parts(listing), account, state, "market", null, 0, at));
    }
}
