package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Interval;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nobody who leaves the limits as they ship is told 429 by Hyperliquid: what does not fit is held back here, and orders
 * go on in their lane (hyperliquid.md section 7.1).
 */
class DefaultBudgetTest extends VenueOnTrial {

    DefaultBudgetTest() {
        super(VenueFacts.HYPERLIQUID);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        block.remove("rate_limit");
        return VenueOnLoopback.streams(facts.name(), block, clock);
    }

    @Test
    void reading_as_much_as_one_can_is_held_back_here_while_orders_go_on() {
        venue.feed()
                .subscribe(
                        "reader",
                        new FeedFilter(
                                EnumSet.of(Dataset.CANDLE, Dataset.TICKER, Dataset.ORDER_BOOK, Dataset.TRADE),
                                facts.name(),
                                Market.PERP,
                                List.of("BTC/USDC:USDC", "ETH/USDC:USDC", "SOL/USDC:USDC", "HYPE/USDC:USDC"),
                                null),
                        Overflow.LATEST,
                        1000,
                        (event, old) -> {});
        OrderTicket resting = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);

        List<String> refusals = new ArrayList<>();
        for (Interval interval : Interval.values()) {
            VenueException refusal = venue.failure(new MarketRequest.ReadCandles(
                    perp().listing(), interval, clock.instant().minus(Duration.ofDays(3)), null));
            if (refusal != null) {
                refusals.add(refusal.code());
            }
        }
        for (int i = 0; i < 30; i++) {
            VenueException refusal = venue.failure(new MarketRequest.ReadTrades(perp().listing(), 100));
            if (refusal != null) {
                refusals.add(refusal.code());
            }
        }

        assertThat(refusals).contains("LOCAL_RATE_LIMIT").doesNotContain("RATE_LIMIT");
        venue.place(resting);
        cancel(resting);
    }
}
