package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened weeks ago is told whole, however little of it a venue tells at once. */
public abstract class VenueHistoryContract extends VenueOnTrial {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    protected VenueHistoryContract(VenueFacts facts) {
        super(facts);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    @Test
    void orders_fills_and_funding_of_three_weeks_are_told_whole() {
        Instrument perpetual = perp();
        Listing listing = perpetual.listing();
        List<String> placed = new ArrayList<>();
        for (int week = 0; week < 3; week++) {
            OrderTicket ticket = tickets.limit(perpetual, Side.BUY, 101, TimeInForce.IOC);
            placed.add(venue.place(ticket).orderId());
            clock.step(WEEK);
        }

        List<Order> orders = Pages.all(
                        began,
                        Order::orderId,
                        from -> venue.send(new AccountRequest.ReadOrderHistory("main", Market.PERP, listing, from)))
                .join();
        List<Fill> fills = Pages.all(
                        began,
                        Fill::tradeId,
                        from -> venue.send(new AccountRequest.ReadFills("main", Market.PERP, listing, from)))
                .join();

        assertThat(orders).extracting(Order::orderId).containsExactlyElementsOf(placed);
        assertThat(fills).extracting(Fill::orderId).containsAll(placed).isSubsetOf(placed);
        assertTraded(listing);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payments(listing)).isNotEmpty().allMatch(payment -> payment.listing()
                        .equals(listing)));
    }

    /** A venue that tells fills of one symbol at a time tells which were traded. */
    private void assertTraded(Listing listing) {
        VenueException refusal = venue.failure(new AccountRequest.ReadFills("main", Market.PERP, null, began));
        if (refusal != null && refusal.isIncomplete()) {
            assertThat(Pages.all(
                                    began,
                                    Listing::key,
                                    from -> venue.send(new AccountRequest.ReadTradedListings("main", from)))
                            .join())
                    .containsExactly(listing);
        }
    }

    private List<FundingPayment> payments(Listing listing) {
        return Pages.all(
                        began,
                        FundingPayment::fact,
                        from -> venue.send(new AccountRequest.ReadFundingPayments("main", listing, from)))
                .join();
    }
}
