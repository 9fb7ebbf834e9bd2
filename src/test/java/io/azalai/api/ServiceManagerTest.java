package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Market;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.settings.ConfigurationException;
import io.azalai.venue.Capability;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java door over both simulated venues; what it does with orders the example shows. */
class ServiceManagerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path home;

    private static ServiceManager service;

    @BeforeAll
    static void connect() {
        service = ServiceManager.open(Settings.demo().in(home));
        service.connectAll();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void both_venues_answer_by_one_interface() {
        assertThat(service.venues()).containsExactly("aster", "hyperliquid");
        for (String venue : service.venues()) {
            assertThat(service.spot(venue).getTicker("BTC").askPrice())
                    .isGreaterThan(
                            service.spot(venue).getTicker("BTC").bidPrice().multiply(new BigDecimal("0.99")));
            assertThat(service.futures(venue).getPositions()).isEmpty();
            assertThat(service.futures(venue).getInstruments()).isNotEmpty();
            assertThat(service.capabilities(venue, Market.PERP)).contains(Capability.LEVERAGE);
        }
    }

    @Test
    void a_base_asset_alone_means_the_pair_on_spot_and_the_perpetual_on_futures() {
        assertThat(service.spot("aster").getTicker("BTC").listing().symbol()).isEqualTo("BTC/USDT");
        assertThat(service.futures("aster").getTicker("btc").listing().symbol()).isEqualTo("BTC/USDT:USDT");
    }

    @Test
    void callbacks_come_one_at_a_time_and_go_on_after_one_that_throws() {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        List<BestBidOffer> seen = new CopyOnWriteArrayList<>();

        try (Subscription subscription = service.webSocket("hyperliquid").subscribeBestBidOffer("BTC", bbo -> {
            overlapped.compareAndSet(false, !inside.compareAndSet(false, true));
            seen.add(bbo);
            inside.set(false);
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("clumsy");
            }
        })) {
            await().atMost(PATIENCE).until(() -> seen.size() >= 5);
            assertThat(subscription.failed()).isEqualTo(1);
            assertThat(subscription.delivered()).isGreaterThanOrEqualTo(5);
        }

        assertThat(overlapped).isFalse();
    }

    @Test
    void no_callback_begins_after_the_end_of_its_subscription() {
        AtomicInteger calls = new AtomicInteger();
        Subscription subscription =
                service.webSocket("aster").subscribeTicker("BTC", ticker -> calls.incrementAndGet());
        await().atMost(PATIENCE).until(() -> calls.get() > 0);

        subscription.close();

        int then = calls.get();
        AtomicInteger others = new AtomicInteger();
        try (Subscription other =
                service.webSocket("aster").subscribeTicker("BTC", ticker -> others.incrementAndGet())) {
            await().atMost(PATIENCE).until(() -> others.get() > 3);
        }
        assertThat(calls.get()).isLessThanOrEqualTo(then + 1);
    }

    @Test
    void unknown_names_are_told_with_those_there_are() {
        assertThatThrownBy(() -> service.futures("binance"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no venue 'binance'; there are [aster, hyperliquid]");
        assertThatThrownBy(() -> service.futures("aster").getOrderBook("BTCC", 5))
                .isInstanceOf(InvalidSymbolException.class)
                .hasMessageContaining("did you mean");
        assertThatThrownBy(() -> service.webSocket("aster").subscribeFills("savings", fill -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("aster has no account 'savings'; it has [main]");
    }

    @Test
    void an_order_id_used_again_for_another_order_is_refused() {
        OrderTerms terms = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60000"));
        service.futures("aster").placeOrder("BTC", terms, "twice");

        assertThatThrownBy(() -> service.futures("aster")
                        .placeOrder(
                                "BTC",
                                OrderTerms.limit(Side.BUY, new BigDecimal("0.002"), new BigDecimal("60000")),
                                "twice"))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("CLIENT_ORDER_ID_REUSED");
        service.futures("aster").cancelOrder("twice");
    }

    @Test
    void what_is_not_started_sends_nothing(@TempDir Path elsewhere) {
        try (ServiceManager idle = ServiceManager.open(Settings.demo().in(elsewhere))) {
            assertThatThrownBy(() -> idle.futures("aster").cancelAllOrders())
                    .isInstanceOfSatisfying(VenueException.class, failure -> {
                        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                        assertThat(failure).hasMessageContaining("connectAll()");
                    });
        }
    }

    @Test
    void a_broken_configuration_is_told_whole(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(
                Files.createDirectory(elsewhere.resolve("config")).resolve("config.json"),
                "{\"mode\": \"lvie\", \"exchanges\": {\"hyperliqiud\": {}}}");

        assertThatThrownBy(() -> ServiceManager.open(Settings.file(file)))
                .isInstanceOfSatisfying(ConfigurationException.class, wrong -> assertThat(wrong.problems())
                        .extracting(Object::toString)
                        .anyMatch(problem -> problem.contains("hyperliqiud"))
                        .anyMatch(problem -> problem.contains("lvie")));
    }
}
