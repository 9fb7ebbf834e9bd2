package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteCallsTest {

    private static final Listing BTC = Listing.of("well", Market.PERP, "BTC/USDC:USDC", "BTC");
    private static final TradeRequest.Cancel CANCEL = new TradeRequest.Cancel("main", BTC, "a-1", null);
    private static final SettingRequest.SetLeverage SETTING =
            new SettingRequest.SetLeverage("main", BTC, 3, MarginMode.CROSS);
    private static final MarketRequest.ServerTime POLL = new MarketRequest.ServerTime(Market.PERP);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** More than a venue has threads of any kind. */
    private static final int MANY = 40;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RouteCalls calls = new RouteCalls();
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:well").setBody(exchange -> null);
                from("direct:hung").process(exchange -> over.await()).setBody(exchange -> null);
                from("direct:slow")
                        .process(RouteCallsTest.this::hangUnlessCancel)
                        .setBody(exchange -> null);
            }
        });
        context.start();
        calls.open(context);
    }

    private void hangUnlessCancel(Exchange exchange) throws InterruptedException {
        if (exchange.getMessage().getBody(VenueRequest.class).lane() != Lane.CANCEL) {
            over.await();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        calls.close();
        context.stop();
    }

    @Test
    void a_venue_that_hangs_holds_up_nothing_of_another() {
        many("hung", CANCEL);
        many("hung", SETTING);
        many("hung", POLL);

        assertThat(calls.send("well", CANCEL)).succeedsWithin(SOON);
        assertThat(calls.send("well", SETTING)).succeedsWithin(SOON);
        assertThat(calls.send("well", POLL)).succeedsWithin(SOON);
    }

    @Test
    void cancels_overtake_everything_else_that_waits_for_an_answer() {
        many("slow", SETTING);
        many("slow", POLL);

        assertThat(calls.send("slow", CANCEL)).succeedsWithin(SOON);
    }

    private void many(String venue, VenueRequest<?> request) {
        for (int i = 0; i < MANY; i++) {
            calls.send(venue, request);
        }
    }
}
