package io.azalai.trade;

import io.azalai.model.AccountSummary;
import io.azalai.model.Collateral;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Market;
import io.azalai.model.OrderBook;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.FeeRates;
import io.azalai.venue.FlowPage;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * What {@link ScriptedVenue} tells of an account, and that it has prices.
 *
 * @param asOf when it says that snapshots of positions were so; null for the very moment
 */
record ScriptedReads(ScriptedVenue venue, Clock clock, AtomicReference<Map<String, Instant>> asOf) {

    ScriptedReads(ScriptedVenue venue, Clock clock) {
        this(venue, clock, new AtomicReference<>());
    }

    /** What happens meanwhile, by the request or its class, is not in the answer. */
    Object answer(VenueRequest<?> request) {
        Object read = read(request);
        Runnable byClass = venue.whenAsked.getOrDefault(request.getClass(), () -> {});
        venue.whenAsked.getOrDefault(request, byClass).run();
        return read;
    }

    private Object read(VenueRequest<?> request) {
        VenueException fails = venue.readsFail.get(request.getClass());
        if (fails != null) {
            throw fails;
        }
        if (request instanceof MarketRequest.ReadBook read) {
            return new OrderBook(
                    read.listing(), List.of(), List.of(), null, clock.instant(), clock.instant(), Source.REST);
        }
        if (request instanceof TradeRequest.ScheduleCancel schedule) {
            return Optional.ofNullable(schedule.after()).map(clock.instant()::plus);
        }
        if (request instanceof MarketRequest.ReadFunding) {
            return List.of();
        }
        if (request instanceof AccountRequest.ReadOpenOrders) {
            return venue.open().stream()
                    .map(order -> VenueOrders.answered(order, clock.instant()))
                    .toList();
        }
        VenueException noFills = venue.fillsFail;
        if (request instanceof AccountRequest.ReadFills read) {
            if (noFills != null && read.listing() == null) {
                throw noFills;
            }
            return page(venue.fills, Fill::timestamp, read.since());
        }
        if (request instanceof AccountRequest.ReadFlows read) {
            RuntimeException failure = venue.flowsFail.get(read.account());
            if (failure != null) {
                throw failure;
            }
            return FlowPage.all(venue.flows.stream()
                    .filter(flow -> read.account().equals("main") && !flow.at().isBefore(read.since()))
                    .toList());
        }
        if (request instanceof AccountRequest.ReadFundingPayments read) {
            if (venue.fundingFails.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new VenueUnavailableException(
                        new VenueException.Details("hyperliquid", "funding-payments", "500", "x", Outcome.UNKNOWN));
            }
            return page(venue.funding, FundingPayment::timestamp, read.since());
        }
        if (request instanceof AccountRequest.ReadLeverage) {
            if (venue.leverage.setting == null) {
                throw new VenueException(VenueException.notSent("hyperliquid", "leverage", "NOT_SUPPORTED", "no such"));
            }
            return venue.leverage.setting;
        }
        if (request instanceof AccountRequest.ReadTradedListings) {
            return Page.last(venue.traded);
        }
        if (request instanceof AccountRequest.ReadTwaps) {
            return List.copyOf(venue.twaps.all);
        }
        if (request instanceof AccountRequest.ReadPositions) {
            return new PositionSnapshot(venue.positions, asOf.get() == null ? Map.of("", clock.instant()) : asOf.get());
        }
        if (request instanceof AccountRequest.ReadBalances read) {
            return venue.balances.getOrDefault(read.market(), List.of());
        }
        if (request instanceof AccountRequest.ReadSummary read) {
            BigDecimal owned = read.account().equals("main") ? venue.equity : BigDecimal.ZERO;
            return new AccountSummary(
                    "hyperliquid",
                    read.account(),
                    Market.PERP,
                    new Collateral(owned, owned, BigDecimal.ZERO, null),
                    Map.of(),
                    null,
                    Map.of("USDC", owned),
                    false,
                    clock.instant(),
                    clock.instant());
        }
        if (request instanceof AccountRequest.ReadFees) {
            return new FeeRates(new BigDecimal("0.00015"), new BigDecimal("0.00045"));
        }
        if (request instanceof MarketRequest.ReadCandles) {
            return Page.last(List.of());
        }
        throw new IllegalStateException("not scripted: " + request);
    }

    /** At most {@link ScriptedVenue#pageSize} rows, oldest first. */
    private <T> Page<T> page(List<T> rows, Function<T, Instant> when, Instant since) {
        List<T> found = rows.stream()
                .filter(row -> !when.apply(row).isBefore(since))
                .sorted(Comparator.comparing(when))
                .limit(venue.pageSize)
                .toList();
        return found.size() < venue.pageSize
                ? Page.last(found)
                : Page.full(found, since, when.apply(found.get(found.size() - 1)));
    }
}
