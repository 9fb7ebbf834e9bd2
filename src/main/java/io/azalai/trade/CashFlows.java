package io.azalai.trade;

import io.azalai.model.Audit;
import io.azalai.model.Market;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds money that came from outside or left, each once, also over a restart (risk.md section 6). Before one is told, the
 * account it belongs to is fetched again, so that equity has it too. Safe for many threads: what was counted is in
 * concurrent maps, and one settlement runs at a time.
 */
final class CashFlows {

    private static final Duration OVERLAP = Duration.ofHours(1);

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final Ledger ledger;
    private final Venues venues;
    private final VenueCalls calls;
    private final Clock clock;
    private final Map<String, FlowMemory> counted = new ConcurrentHashMap<>();

    CashFlows(OrderDesk desk, AccountDesk accounts, Ledger ledger, Venues venues, VenueCalls calls, Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.ledger = ledger;
        this.venues = venues;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * What is new of one account.
     *
     * @param usd what it comes to
     * @param page keeps that it was counted, to be written with what it changes
     */
    record Found(BigDecimal usd, Page page, Audit audit) {}

    /** What is new everywhere; failed when it could not all be read, and then nothing counts as told. */
    CompletableFuture<List<Found>> settle() {
        List<CompletableFuture<Optional<Found>>> parts = new ArrayList<>();
        for (OpenVenue venue : venues.all()) {
            venue.accounts().forEach(account -> parts.add(of(venue, account)));
        }
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]))
                .thenApply(done ->
                        parts.stream().flatMap(part -> part.join().stream()).toList());
    }

    private CompletableFuture<Optional<Found>> of(OpenVenue venue, String account) {
        String name = "flows|" + venue.name() + "|" + account;
        Instant askedAt = clock.instant();
        FlowMemory before = counted.computeIfAbsent(name, key -> ledger.journal()
                .riskState(key)
                .map(FlowMemory::read)
                .orElseGet(() -> FlowMemory.begin(ledger.journal().bornAt())));
        return read(venue, account, before.since()).thenCompose(flows -> {
            List<CashFlow> fresh = flows.stream()
                    .filter(flow -> !before.knows(flow))
                    .filter(flow -> usd(venue.name(), flow).isPresent())
                    .toList();
            if (fresh.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return accounts.refresh(venue, account).thenApply(done -> {
                FlowMemory after = before.with(fresh, askedAt.minus(OVERLAP));
                counted.put(name, after);
                return Optional.of(
                        found(venue.name(), account, fresh, new Page().riskState(name, 1, after.text(), askedAt)));
            });
        });
    }

    private CompletableFuture<List<CashFlow>> read(OpenVenue venue, String account, Instant since) {
        List<CompletableFuture<List<CashFlow>>> reads = new ArrayList<>();
        for (Market market : Venues.markets(venue)) {
            reads.add(calls.send(venue.name(), new AccountRequest.ReadFlows(account, market, since)));
        }
        return CompletableFuture.allOf(reads.toArray(new CompletableFuture<?>[0]))
                .thenApply(done ->
                        reads.stream().flatMap(read -> read.join().stream()).toList());
    }

    private Found found(String venue, String account, List<CashFlow> flows, Page page) {
        BigDecimal sum =
                flows.stream().map(flow -> usd(venue, flow).orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
        String text = venue + " " + account + ": " + sum.toPlainString() + " USD in " + flows.size() + " flow(s)";
        return new Found(sum, page, new Audit("azalai", "flow", text, "counted", clock.instant()));
    }

    /** Empty while the asset has no price, and then equity is not known either: it waits. */
    private Optional<BigDecimal> usd(String venue, CashFlow flow) {
        return desk.within(() -> desk.book().view(clock.instant()).usdPrice(venue, flow.asset()))
                .map(flow.amount()::multiply);
    }
}
