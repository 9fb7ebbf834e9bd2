package io.azalai.trade.paper;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Collateral;
import io.azalai.model.CollateralMode;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.PositionSnapshot;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.MarginSetting;
import io.azalai.simulator.matching.VenueOrder;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AddressRole;
import io.azalai.venue.FeeRates;
import io.azalai.venue.FlowPage;
import io.azalai.venue.KeyRights;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Page;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what changes nothing. Guarded by the paper venue's lock. */
final class PaperReads {

    private final PaperVenue venue;
    private final Engine engine;
    private final PaperBook book;
    private final Telling words;
    private final Clock clock;

    PaperReads(PaperVenue venue, Engine engine, PaperBook book, Telling words, Clock clock) {
        this.venue = venue;
        this.engine = engine;
        this.book = book;
        this.words = words;
        this.clock = clock;
    }

    void answer(PaperTable table) {
        table.on(AccountRequest.ReadBalances.class, asked -> balances(asked.market()));
        table.on(AccountRequest.ReadSummary.class, asked -> summary(asked.market()));
        table.on(AccountRequest.ReadPositions.class, asked -> positions());
        table.on(AccountRequest.ReadOpenOrders.class, asked -> open(asked.markets()));
        table.on(AccountRequest.ReadOrder.class, asked -> words.order(order(table, asked)));
        table.on(AccountRequest.ReadFills.class, asked -> Page.last(fills(asked)));
        table.on(AccountRequest.ReadOrderHistory.class, asked -> Page.last(history(asked)));
        table.on(AccountRequest.ReadFundingPayments.class, asked -> Page.last(funding(asked)));
        table.on(AccountRequest.ReadTradedListings.class, asked -> Page.last(traded(asked.since())));
        table.on(AccountRequest.ReadLeverage.class, asked -> leverage(asked.listing()));
        table.on(AccountRequest.ReadFees.class, asked -> fees(asked.listing()));
        table.on(AccountRequest.ReadPositionMode.class, asked -> venue.mode());
        table.on(AccountRequest.ReadFlows.class, asked -> FlowPage.all(List.of()));
        table.on(AccountRequest.ReadCollateralMode.class, asked -> CollateralMode.SEPARATE);
        table.on(AccountRequest.ReadLimits.class, asked -> List.of());
        table.on(AccountRequest.ReadTwaps.class, asked -> List.of());
        table.on(AccountRequest.ReadWorthHistory.class, asked -> List.of());
        table.on(AccountRequest.ReadDeleverageRanks.class, asked -> List.of());
        table.on(AccountRequest.ReadLeverageLimits.class, asked -> Map.of());
        table.on(AccountRequest.ReadKeyExpiry.class, asked -> Optional.empty());
        table.on(AccountRequest.ReadKeyRights.class, asked -> KeyRights.own(null));
        table.on(
                AccountRequest.ReadAddressRole.class,
                asked -> new AddressRole("paper", AddressRole.Kind.USER, null, null));
    }

    private AccountView view(String pool) {
        return engine.account(PaperVenue.ACCOUNT, pool);
    }

    private List<Balance> balances(Market market) {
        if (market == Market.SPOT) {
            return view("").spot().stream()
                    .filter(held -> held.total().signum() != 0)
                    .map(words::spot)
                    .toList();
        }
        return venue.pools().stream()
                .map(pool ->
                        words.margin(pool, view(pool).available(), view(pool).wallet()))
                .toList();
    }

    /** What perpetuals settle in are dollars of one kind or another. */
    private AccountSummary summary(Market market) {
        Collateral dollars = market == Market.SPOT
                ? Collateral.NONE
                : venue.pools().stream().map(pool -> collateral(view(pool))).reduce(Collateral.NONE, Collateral::plus);
        Instant now = clock.instant();
        return new AccountSummary(
                venue.name(), PaperVenue.ACCOUNT, market, dollars, Map.of(), null, null, false, now, now);
    }

    private static Collateral collateral(AccountView view) {
        return new Collateral(
                view.equity(),
                view.available(),
                view.positions().stream()
                        .map(position -> position.maintenance())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                new Collateral.Cross(view.maintenance(), view.crossEquity()));
    }

    /** All of it is of this moment, whatever part of the venue lists it. */
    private PositionSnapshot positions() {
        List<Position> held = venue.pools().stream()
                .flatMap(pool -> view(pool).positions().stream())
                .map(open -> words.position(engine, open))
                .toList();
        Instant now = clock.instant();
        Map<String, Instant> asOf = new HashMap<>(Map.of("", now));
        book.terms().forEach(listed -> asOf.put(listed.part(), now));
        return new PositionSnapshot(held, asOf);
    }

    private List<Order> open(Set<Market> markets) {
        return engine.openOrders(PaperVenue.ACCOUNT).stream()
                .map(words::order)
                .filter(order -> markets.contains(order.listing().market()))
                .toList();
    }

    private VenueOrder order(PaperTable table, AccountRequest.ReadOrder asked) {
        return find(asked.listing(), asked.venueClientOrderId(), asked.orderId())
                .orElseThrow(
                        () -> new OrderNotFoundException(table.details(asked, "NOT_FOUND", "there is no such order")));
    }

    /** An order by its client id or, where that is null, by its own. */
    Optional<VenueOrder> find(Listing listing, @Nullable String clientId, @Nullable String id) {
        Optional<VenueOrder> found = Optional.empty();
        if (clientId != null) {
            found = engine.order(PaperVenue.ACCOUNT, clientId);
        } else if (id != null && id.matches("[0-9]{1,18}")) {
            found = engine.order(PaperVenue.ACCOUNT, Long.parseLong(id));
        }
        return found.filter(order -> order.request().symbol().equals(PaperTerms.key(listing)));
    }

    private List<Fill> fills(AccountRequest.ReadFills asked) {
        return engine.executions(PaperVenue.ACCOUNT).stream()
                .map(words::fill)
                .filter(fill -> asked.markets().contains(fill.listing().market()))
                .filter(fill -> isOf(fill.listing(), asked.listing()) && isSince(fill.timestamp(), asked.since()))
                .toList();
    }

    private List<Order> history(AccountRequest.ReadOrderHistory asked) {
        return engine.orders(PaperVenue.ACCOUNT).stream()
                .map(words::order)
                .filter(order -> order.listing().market() == asked.market())
                .filter(order -> isOf(order.listing(), asked.listing()) && isSince(order.updatedAt(), asked.since()))
                .toList();
    }

    private List<FundingPayment> funding(AccountRequest.ReadFundingPayments asked) {
        return engine.fundingPayments(PaperVenue.ACCOUNT).stream()
                .flatMap(this::payment)
                .filter(paid -> isOf(paid.listing(), asked.listing()) && isSince(paid.timestamp(), asked.since()))
                .toList();
    }

    private Stream<FundingPayment> payment(FundingPaid paid) {
        PaperTerms terms = book.terms(paid.symbol());
        return terms == null ? Stream.of() : Stream.of(words.funding(paid, terms.quote()));
    }

    private List<Listing> traded(Instant since) {
        return engine.executions(PaperVenue.ACCOUNT).stream()
                .map(words::fill)
                .filter(fill -> fill.listing().market() == Market.PERP && isSince(fill.timestamp(), since))
                .map(Fill::listing)
                .distinct()
                .toList();
    }

    private static boolean isOf(Listing listing, @Nullable Listing asked) {
        return asked == null || asked.isSame(listing);
    }

    private static boolean isSince(Instant at, Instant since) {
        return !at.isBefore(since);
    }

    private LeverageSetting leverage(Listing listing) {
        MarginSetting set = engine.margin(PaperVenue.ACCOUNT, PaperTerms.key(listing));
        return new LeverageSetting(set.leverage(), set.mode(), null);
    }

    private FeeRates fees(Listing listing) {
        PaperTerms terms = book.terms(PaperTerms.key(listing));
        return terms == null ? venue.usualFees(listing.market()) : new FeeRates(terms.maker(), terms.taker());
    }
}
