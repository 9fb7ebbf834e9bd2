package io.azalai.trade;

import io.azalai.model.Audit;
import io.azalai.timing.Failures;
import io.azalai.trade.account.PnlBook;
import io.azalai.trade.journal.Page;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.CashFlow;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueCalls;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds money that came from outside or left, each once, also over a restart (risk.md section 6). Before one is told,
 * the account it belongs to is fetched again, so that equity has it too. Safe for many threads: what was counted is in
 * concurrent maps, and one settlement runs at a time.
 */
final class CashFlows {

    private static final Logger LOG = LoggerFactory.getLogger(CashFlows.class);

    /** Read again each time: longer than a venue may take to tell of a flow. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final Ledger ledger;
    private final Venues venues;
    private final FlowReading reading;
    private final Clock clock;
    private final Map<String, FlowMemory> counted = new ConcurrentHashMap<>();

    CashFlows(OrderDesk desk, AccountDesk accounts, Ledger ledger, Venues venues, VenueCalls calls, Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.ledger = ledger;
        this.venues = venues;
        this.reading = new FlowReading(calls);
        this.clock = clock;
    }

    /**
     * What is new of one account.
     *
     * @param usd what it comes to
     * @param page keeps that it was counted, to be written with what it changes
     */
    record Found(BigDecimal usd, Page page, Audit audit) {}

    /** An account's memory with what is new counted too, and what that comes to. */
    private record Reckoned(FlowMemory memory, int flows, BigDecimal usd) {}

    /**
     * Hands what is new to a taker, each account by itself, and counts it once that has taken it. An account that
     * cannot be read is left for the next time. Never fails.
     */
    CompletableFuture<Void> settle(Consumer<Found> taker) {
        List<CompletableFuture<?>> parts = new ArrayList<>();
        for (OpenVenue venue : venues.all()) {
            for (String account : venue.accounts()) {
                parts.add(CompletableFuture.completedFuture(account)
                        .thenCompose(alias -> settle(venue, alias, taker))
                        .exceptionally(failure -> left(venue, account, failure)));
            }
        }
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]));
    }

    private CompletableFuture<Void> settle(OpenVenue venue, String account, Consumer<Found> taker) {
        String name = "flows|" + venue.name() + "|" + account;
        Instant askedAt = clock.instant();
        FlowMemory before = memory(name);
        List<AccountRequest.ReadFlows> requests = venue.toldTogether().stream()
                .map(markets -> new AccountRequest.ReadFlows(account, markets, before.since()))
                .toList();
        return reading.all(venue.name(), requests).thenCompose(flows -> {
            booked(venue.name(), account, flows, askedAt);
            Reckoned after = reckon(venue.name(), before, flows, askedAt.minus(OVERLAP));
            Page page = new Page().riskState(name, 1, after.memory().text(), askedAt);
            if (after.flows() > 0) {
                return accounts.refresh(venue, account).thenRun(() -> {
                    taker.accept(new Found(after.usd(), page, audit(venue.name(), account, after)));
                    counted.put(name, after.memory());
                });
            }
            if (!after.memory().since().isBefore(before.since().plus(OVERLAP))) {
                ledger.keep(page, List.of());
                counted.put(name, after.memory());
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    private void booked(String venue, String account, List<CashFlow> flows, Instant askedAt) {
        desk.within(() -> {
            PnlBook book = desk.book().pnl();
            flows.forEach(flow -> book.moved(venue, account, flow.id(), flow.at(), flow.asset(), flow.amount()));
            book.flowsRead(venue, account, askedAt);
            return null;
        });
    }

    private FlowMemory memory(String name) {
        return counted.computeIfAbsent(name, key -> ledger.journal()
                .riskState(key)
                .map(FlowMemory::read)
                .orElseGet(() -> FlowMemory.begin(ledger.journal().bornAt())));
    }

    /** What waits for a price is read again, however late that comes. */
    private Reckoned reckon(String venue, FlowMemory before, List<CashFlow> flows, Instant readFrom) {
        Map<String, CashFlow> fresh = new LinkedHashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        Instant from = readFrom;
        for (CashFlow flow : flows) {
            if (flow.earned() || before.knows(flow) || fresh.containsKey(flow.id())) {
                continue;
            }
            Optional<BigDecimal> usd = usd(venue, flow);
            if (usd.isPresent()) {
                fresh.put(flow.id(), flow);
                sum = sum.add(usd.get());
            } else if (flow.at().isBefore(from)) {
                from = flow.at();
            }
        }
        return new Reckoned(before.with(fresh.values(), from), fresh.size(), sum);
    }

    private Audit audit(String venue, String account, Reckoned found) {
        String text =
                venue + " " + account + ": " + found.usd().toPlainString() + " USD in " + found.flows() + " flow(s)";
        return new Audit("azalai", "flow", text, "counted", clock.instant());
    }

    private static @Nullable Void left(OpenVenue venue, String account, Throwable failure) {
        LOG.warn(
                "money in and out cannot be read venue={} account={}: {}",
                venue.name(),
                account,
                Failures.cause(failure).getMessage());
        return null;
    }

    /** Empty while the asset has no price, and then equity is not known either: it waits. */
    private Optional<BigDecimal> usd(String venue, CashFlow flow) {
        return desk.within(() -> desk.book().view(clock.instant()).usdPrice(venue, flow.asset()))
                .map(flow.amount()::multiply);
    }
}
