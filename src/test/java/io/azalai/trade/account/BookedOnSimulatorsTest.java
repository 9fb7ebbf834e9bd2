package io.azalai.trade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.demo.SimulatedVenues;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.FundingTerms;
import io.azalai.simulator.matching.MarginSetting;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Purse;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueOnLoopback;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulated venues tell of trades, funding and flows is to the cent what it makes of their accounts. */
class BookedOnSimulatorsTest {

    private static final Offset<BigDecimal> CENT = Offset.offset(new BigDecimal("0.01"));
    private static final Duration APART = Duration.ofHours(1);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults(), CLOCK);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hyperliquid", "aster"})
    void everything_that_happens_to_an_account_explains_itself_and_money_from_nowhere_does_not(String name)
            throws Exception {
        String dollars = name.equals("aster") ? "USDT" : "USDC";
        try (VenueOnLoopback venue = opened(name)) {
            Instant since = CLOCK.instant();
            Statement before = statement(venue, since.minus(APART));

            Instrument btc = instrument(venue, Market.PERP, "BTC");
            Instrument sol = instrument(venue, Market.PERP, "SOL");
            Instrument spot = instrument(venue, Market.SPOT, name.equals("aster") ? "BTC" : "HYPE");
            trade(btc, Side.BUY, "0.5");
            trade(btc, Side.SELL, "0.2");
            trade(spot, Side.BUY, "0.05");
            engine(name, Market.PERP)
                    .setMargin(account(name), sol.listing().venueSymbol(), new MarginSetting(20, MarginMode.ISOLATED));
            trade(sol, Side.BUY, "5");
            engine(name, Market.PERP).settleFunding(new FundingTerms(600, 10, 8), CLOCK.instant());
            simulator.venue(name).deposit(account(name), dollars, new BigDecimal("500"));
            venue.ask(new SettingRequest.Transfer("main", dollars, new BigDecimal("300"), Market.PERP, "t-1"));
            trade(btc, Side.SELL, "0.6");
            trade(btc, Side.BUY, "0.3");

            List<Booking> booked = bookings(venue, since.minusSeconds(5), List.of(btc, sol, spot));
            Statement after = statement(venue, CLOCK.instant().plus(APART));
            assertThat(booked).hasSizeGreaterThan(8);
            assertThat(Gap.between(before, after, List.of(), asset -> Optional.of(BigDecimal.ONE))
                            .orElseThrow()
                            .assets()
                            .get(dollars)
                            .abs())
                    .isGreaterThan(new BigDecimal("200"));
            assertExplained(before, after, booked);

            engine(name, Market.PERP).move(null, Purse.margin(account(name), dollars), new BigDecimal("123"));
            Statement later = statement(venue, CLOCK.instant().plus(APART));
            assertThat(Gap.between(before, later, booked, asset -> Optional.of(BigDecimal.ONE))
                            .orElseThrow()
                            .assets()
                            .get(dollars))
                    .isCloseTo(new BigDecimal("123"), CENT);
        }
    }

    /** What insurance takes is in Aster's income; of Hyperliquid's closings the fills say that they are such. */
    @ParameterizedTest
    @ValueSource(strings = {"hyperliquid", "aster"})
    void a_liquidation_explains_itself_or_says_that_it_is_one(String name) throws Exception {
        try (VenueOnLoopback venue = opened(name)) {
            Instant since = CLOCK.instant().minusSeconds(5);
            Statement before = statement(venue, since.minus(APART));
            Instrument sol = instrument(venue, Market.PERP, "SOL");
            engine(name, Market.PERP)
                    .setMargin(account(name), sol.listing().venueSymbol(), new MarginSetting(20, MarginMode.ISOLATED));
            trade(sol, Side.BUY, "5");
            fall("SOL");
            await().atMost(Duration.ofSeconds(20)).until(() -> venue.ask(new AccountRequest.ReadPositions("main"))
                    .open()
                    .isEmpty());

            boolean said =
                    venue.ask(new AccountRequest.ReadFills("main", Market.PERP, sol.listing(), since)).rows().stream()
                            .anyMatch(fill -> fill.closedBy() != null);
            assertThat(said).isEqualTo(name.equals("hyperliquid"));
            if (!said) {
                Statement after = statement(venue, CLOCK.instant().plus(APART));
                assertExplained(before, after, bookings(venue, since, List.of(sol)));
            }
        }
    }

    private static void assertExplained(Statement before, Statement after, List<Booking> booked) {
        Map<String, BigDecimal> left = Gap.between(before, after, booked, asset -> Optional.of(BigDecimal.ONE))
                .orElseThrow()
                .assets();
        assertThat(left)
                .allSatisfy((asset, amount) ->
                        assertThat(amount).as(asset + " of " + booked).isCloseTo(BigDecimal.ZERO, CENT));
    }

    private static List<Booking> bookings(VenueOnLoopback venue, Instant since, List<Instrument> traded) {
        List<Booking> bookings = new ArrayList<>();
        for (Instrument instrument : traded) {
            Listing listing = instrument.listing();
            venue.ask(new AccountRequest.ReadFills("main", listing.market(), listing, since))
                    .rows()
                    .forEach(fill -> bookings.add(Booking.of(fill, instrument)));
        }
        venue.ask(new AccountRequest.ReadFundingPayments("main", null, since))
                .rows()
                .forEach(payment -> bookings.add(Booking.of(payment)));
        for (Set<Market> together : venue.venue().toldTogether()) {
            venue.ask(new AccountRequest.ReadFlows("main", together, since))
                    .flows()
                    .forEach(flow -> bookings.add(Booking.of(flow.id(), flow.at(), flow.asset(), flow.amount())));
        }
        return bookings;
    }

    /** What the account has now, told of another time, so that it surely has all that happened, or none of it. */
    private static Statement statement(VenueOnLoopback venue, Instant at) {
        AccountSummary summary = venue.ask(new AccountRequest.ReadSummary("main", Market.PERP));
        Statement spot = new Statement(at, at, Map.of());
        for (Balance balance : venue.ask(new AccountRequest.ReadBalances("main", Market.SPOT))) {
            spot = spot.and(new Statement(at, at, Map.of(balance.asset(), balance.total())));
        }
        return new Statement(at, at, summary.wallets()).and(spot);
    }

    private void trade(Instrument instrument, Side side, String quantity) {
        Listing listing = instrument.listing();
        engine(listing.venue(), listing.market())
                .place(new NewOrder(
                        account(listing.venue()),
                        listing.venueSymbol(),
                        side,
                        new BigDecimal(quantity),
                        null,
                        TimeInForce.IOC,
                        false,
                        null));
    }

    private void fall(String asset) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.addresses().control() + "/prices"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"asset\":\"%s\",\"factor\":\"0.9\"}".formatted(asset)))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static Instrument instrument(VenueOnLoopback venue, Market market, String base) {
        return venue.venue().symbols().all().stream()
                .filter(instrument -> instrument.listing().market() == market)
                .filter(instrument -> instrument.baseAsset().equals(base))
                .findFirst()
                .orElseThrow();
    }

    private Engine engine(String name, Market market) {
        return simulator
                .venue(name)
                .engines()
                .get(name.equals("hyperliquid") ? "all" : market == Market.PERP ? "futures" : "spot");
    }

    private String account(String name) {
        return simulator.venue(name).accounts().get(0);
    }

    private VenueOnLoopback opened(String name) throws Exception {
        ObjectNode block = SimulatedVenues.configuration(simulator.addresses())
                .withObjectProperty("exchanges")
                .withObjectProperty(name);
        return VenueOnLoopback.requests(name, block.put("transfers", true), CLOCK);
    }
}
