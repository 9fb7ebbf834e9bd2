package io.azalai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.SampleEvents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which changes of streams a person hears of. */
class StreamAlertsTest {

    private static final FeedStatus.Part CANDLES = FeedStatus.Part.of(SampleEvents.ASTER_BTC, Dataset.CANDLE);
    private static final FeedStatus.Part BOOK = FeedStatus.Part.of(SampleEvents.ASTER_BTC, Dataset.ORDER_BOOK);

    private final AlertRules rules = new AlertRules();

    @ParameterizedTest
    @EnumSource(
            value = FeedState.class,
            names = {"DOWN", "STALE"})
    void one_subscription_that_is_lost_or_silent_is_told_like_all(FeedState state) {
        assertThat(rules.alert(of("futures-market", state)))
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo("venue.down"))
                .satisfies(alert -> assertThat(alert.symbol()).isEqualTo("BTC/USDT:USDT"));
    }

    @Test
    void what_is_made_of_streams_is_not_told_for_itself() {
        assertThat(rules.alert(of("candle", FeedState.STALE))).isNull();
    }

    @Test
    void what_is_still_missing_when_other_things_are_back_is_told_once() {
        rules.alert(of(FeedState.DOWN, BOOK));
        assertThat(rules.alert(of(FeedState.DOWN, BOOK, CANDLES)))
                .as("something more")
                .isNotNull();

        rules.alert(of(FeedState.UP, CANDLES));
        assertThat(rules.alert(of(FeedState.DOWN, BOOK))).as("the rest").isNull();
        assertThat(rules.alert(of(FeedState.STALE, BOOK))).as("better").isNull();
        assertThat(rules.alert(of(FeedState.DOWN, BOOK))).as("worse").isNotNull();
    }

    @Test
    void what_was_whole_and_is_lost_again_is_told_again() {
        rules.alert(of(FeedState.DOWN));
        assertThat(rules.alert(of(FeedState.DOWN, BOOK))).as("the rest").isNull();

        rules.alert(of(FeedState.UP));

        assertThat(rules.alert(of(FeedState.DOWN, BOOK))).isNotNull();
    }

    private static FeedStatus of(String channel, FeedState state) {
        return of(channel, state, CANDLES);
    }

    private static FeedStatus of(FeedState state, FeedStatus.Part... parts) {
        return of("futures-market", state, parts);
    }

    private static FeedStatus of(String channel, FeedState state, FeedStatus.Part... parts) {
        return new FeedStatus("aster", List.of(parts), null, state, channel, "silent", 0, SampleEvents.AT);
    }
}
