package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.UnreadableFrameException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often perpetuals pay, which is told apart from what: aster.md section 3.1. */
class FundingRulesTest {

    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");

    /** A rate is of an interval, which is asked for before rates are told at all; marks do without. */
    @Test
    void rates_wait_for_their_intervals_and_marks_do_not() throws Exception {
        AsterFixture young = AsterFixture.untold();
        RequestCodec requests = young.venue.requests();
        MarketRequest.ReadFunding all = new MarketRequest.ReadFunding();
        MarketRequest.ReadFundingHistory paid =
                new MarketRequest.ReadFundingHistory(BTC, Instant.EPOCH, null, Lane.POLL);
        MarketRequest.ReadFundingIntervals intervals = new MarketRequest.ReadFundingIntervals();

        assertThat(isRated(young)).isFalse();
        assertThat(requests.before(all)).isEmpty();
        assertThat(requests.helpful(all)).containsExactly(intervals);
        assertThat(requests.helpful(new MarketRequest.ReadFunding(Lane.PLACE)))
                .as("an order waits for marks only")
                .isEmpty();
        assertThat(requests.before(paid)).containsExactly(intervals);
        assertThatThrownBy(() -> requests.encode(paid)).hasMessageContaining("how often BTC/USDT:USDT pays");

        young.ask(intervals, "[]");
        assertThat(isRated(young)).as("nothing is no answer").isFalse();

        young.ask(intervals, AsterFixture.EXCEPTION);
        assertThat(isRated(young)).isTrue();
        assertThat(requests.helpful(all)).isEmpty();
        assertThat(requests.before(paid)).isEmpty();
    }

    @Test
    void a_rate_waits_whose_interval_cannot_be_read_or_that_is_listed_later() throws Exception {
        MarketRequest.ReadFundingIntervals intervals = new MarketRequest.ReadFundingIntervals();
        AsterFixture unreadable = AsterFixture.untold();
        unreadable.ask(
                intervals,
                AsterFixture.EXCEPTION.replace("]", ",{\"symbol\":\"BTCUSDT\",\"fundingIntervalHours\":\"four\"}]"));
        AsterFixture nameless = AsterFixture.untold();
        nameless.ask(intervals, AsterFixture.EXCEPTION.replace("]", ",{\"fundingIntervalHours\":{}}]"));
        AsterFixture later = AsterFixture.untold();
        String listed = AsterFixture.sample("futures-rest-exchangeInfo-captured");
        later.ask(new MarketRequest.ReadInstruments(Market.PERP), listed.replace("\"BTCUSDT\"", "\"XYZUSDT\""));
        later.ask(intervals, AsterFixture.EXCEPTION);
        later.ask(new MarketRequest.ReadInstruments(Market.PERP), listed);

        assertThat(List.of(unreadable, nameless, later)).noneMatch(FundingRulesTest::isRated);
        unreadable.ask(intervals, "[{\"symbol\":\"BTCUSDT\",\"fundingIntervalHours\":4}]");
        later.ask(intervals, AsterFixture.EXCEPTION);
        assertThat(List.of(unreadable, later)).allMatch(FundingRulesTest::isRated);
    }

    private static boolean isRated(AsterFixture aster) {
        try {
            return aster.frame("futures-market", AsterFixture.sample("ws-futures-markPrice"))
                            .size()
                    == 2;
        } catch (UnreadableFrameException odd) {
            throw new IllegalArgumentException(odd);
        }
    }
}
