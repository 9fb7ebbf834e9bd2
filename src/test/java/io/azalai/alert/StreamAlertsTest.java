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

    private static FeedStatus of(String channel, FeedState state) {
        return new FeedStatus(
                "aster",
                List.of(FeedStatus.Part.of(SampleEvents.ASTER_BTC, Dataset.CANDLE)),
                null,
                state,
                channel,
                "silent",
                0,
                SampleEvents.AT);
    }
}
