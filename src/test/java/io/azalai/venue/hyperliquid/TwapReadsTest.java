package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Side;
import io.azalai.model.TwapPrices;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Twap;
import io.azalai.venue.TwapStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders over time as the venue tells of them (hyperliquid.md section 2.5). */
class TwapReadsTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void orders_over_time_stand_as_they_last_changed() {
        List<Twap> twaps = venue.sample(new AccountRequest.ReadTwaps("main"), "rest-twapHistory");

        assertThat(twaps).singleElement().satisfies(twap -> {
            assertThat(twap.id()).isEqualTo("3");
            assertThat(twap.side()).isEqualTo(Side.SELL);
            assertThat(twap.filledQty()).isEqualByComparingTo("0.5");
            assertThat(twap.over()).isEqualTo(Duration.ofMinutes(30));
            assertThat(twap.status()).isEqualTo(TwapStatus.FAILED);
            assertThat(twap.reason()).isEqualTo("no margin");
            assertThat(twap.createdAt()).isEqualTo(Instant.ofEpochMilli(1767225600000L));
            assertThat(twap.prices()).isEqualTo(TwapPrices.NONE);
        });
    }

    @Test
    void an_order_over_time_tells_the_prices_it_begins_and_ends_at() {
        String rows = Samples.sample("rest-twapHistory").toString();
        String priced = rows.replace(
                "\"minutes\":30",
                "\"minutes\":30,\"stopPx\":\"58000.0\",\"trigger\":{\"px\":\"59000.0\",\"above\":false}");

        assertThat(venue.answer(new AccountRequest.ReadTwaps("main"), priced))
                .singleElement()
                .satisfies(twap -> assertThat(twap.prices())
                        .isEqualTo(new TwapPrices(
                                new TwapPrices.Trigger(new BigDecimal("59000.0"), false), new BigDecimal("58000.0"))));
    }
}
