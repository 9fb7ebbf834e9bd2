package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.PermitMint;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
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
    private static final TradeRequest.Place CLOSING = new TradeRequest.Place(PermitMint.worthless(closing()));
    private static final MarketRequest.ServerTime POLL = new MarketRequest.ServerTime(Market.PERP);
    private static final AccountRequest.UserStreamKey STREAM_KEY =
            new AccountRequest.UserStreamKey("main", Market.PERP, null);
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
                from("direct:paper").process(this::answerByBook).setBody(exchange -> null);
                from("direct:hung").process(exchange -> over.await()).setBody(exchange -> null);
                from("direct:slow")
                        .process(exchange -> hangUnless(Lane.CANCEL, exchange))
                        .setBody(exchange -> null);
                from("direct:unreduced")
                        .process(exchange -> hangUnless(Lane.REDUCE, exchange))
                        .setBody(exchange -> null);
                from("direct:keyless")
                        .filter(body().isEqualTo(STREAM_KEY))
                        .process(exchange -> over.await())
                        .end()
                        .setBody(exchange -> null);
            }

            /** As on paper: an order needs the real book, which is asked for in the lane of orders. */
            private void answerByBook(Exchange exchange) {
                if (exchange.getMessage().getBody() instanceof SettingRequest.SetLeverage) {
                    calls.ask("paper", new MarketRequest.ReadBook(BTC, 20, Lane.PLACE));
                }
            }
        });
        context.start();
        calls.open(context);
    }

    private void hangUnless(Lane quick, Exchange exchange) throws InterruptedException {
        if (exchange.getMessage().getBody(VenueRequest.class).lane() != quick) {
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
    void orders_that_each_ask_for_the_book_first_are_answered_however_many_there_are() {
        List<CompletableFuture<Integer>> orders =
                Stream.generate(() -> calls.send("paper", SETTING)).limit(MANY).toList();

        assertThat(CompletableFuture.allOf(orders.toArray(CompletableFuture[]::new)))
                .succeedsWithin(SOON);
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
        many("slow", CLOSING);
        many("slow", POLL);

        assertThat(calls.send("slow", CANCEL)).succeedsWithin(SOON);
    }

    @Test
    void what_closes_overtakes_whatever_opens_and_waits_for_an_answer() {
        many("unreduced", SETTING);

        assertThat(calls.send("unreduced", CLOSING)).succeedsWithin(SOON);
    }

    @Test
    void what_closes_overtakes_keys_of_streams_that_wait_for_an_answer() {
        many("keyless", STREAM_KEY);

        assertThat(calls.send("keyless", CLOSING)).succeedsWithin(SOON);
    }

    private static OrderTicket closing() {
        return new OrderTicket(
                BTC,
                "main",
                "stop",
                "stop",
                Side.SELL,
                OrderType.STOP_MARKET,
                PositionSide.BOTH,
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.TEN,
                null,
                true,
                false,
                Instant.MAX);
    }

    private void many(String venue, VenueRequest<?> request) {
        for (int i = 0; i < MANY; i++) {
            calls.send(venue, request);
        }
    }
}
