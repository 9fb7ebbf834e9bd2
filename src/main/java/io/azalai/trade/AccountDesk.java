package io.azalai.trade;

import io.azalai.model.AccountEvent;
import io.azalai.model.Alert;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Severity;
import io.azalai.timing.Failures;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.PositionMismatch;
import io.azalai.trade.account.PositionReview;
import io.azalai.trade.risk.RiskView;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the account book true: streams tell of changes, and everything is fetched again every few seconds. Safe for
 * many threads: the book is behind the desk's lock.
 */
public final class AccountDesk {

    private final OrderDesk desk;
    private final Ledger ledger;
    private final Leverages leverages;
    private final VenueHealth health;
    private final Venues venues;
    private final VenueCalls calls;
    private final Clock clock;
    private final Told told;
    private final PnlWatch pnl;
    private final Set<String> refreshing = ConcurrentHashMap.newKeySet();
    private final Map<AccountKey, String> doubts = new ConcurrentHashMap<>();
    private volatile Consumer<AccountKey> reader = account -> {};

    AccountDesk(
            OrderDesk desk,
            Ledger ledger,
            Leverages leverages,
            VenueHealth health,
            Venues venues,
            VenueCalls calls,
            Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.leverages = leverages;
        this.health = health;
        this.venues = venues;
        this.calls = calls;
        this.clock = clock;
        this.told = new Told(ledger.journal().archive().traded());
        this.pnl = new PnlWatch(desk, ledger, clock);
    }

    /** Who is told where accounts are not worth what is known to have happened to them. */
    PnlWatch pnl() {
        return pnl;
    }

    /** Who is told of each account whose positions were read, inside the desk's lock: it must only plan, not work. */
    void whenRead(Consumer<AccountKey> read) {
        reader = read;
    }

    /** Which venues answer, and whose accounts are compared. */
    VenueHealth health() {
        return health;
    }

    /** The world as it stands, for the risk gate; to be used within the desk's lock. */
    RiskView view() {
        return current().view(clock.instant());
    }

    /** The same without an order that is to become another. */
    RiskView viewWithout(Order order) {
        return current().viewWithout(order, clock.instant());
    }

    private AccountBook current() {
        AccountBook book = desk.book();
        for (OpenVenue venue : venues.all()) {
            book.outageIs(venue.name(), health.outage(venue.name()).orElse(null));
            book.userStreamIs(venue.name(), keys(venue).allMatch(health::streamRuns));
            book.discordIs(
                    venue.name(),
                    keys(venue)
                            .flatMap(whose -> health.discord(whose).stream())
                            .findFirst()
                            .orElse(null));
            keys(venue).forEach(key -> book.doubtIs(key.venue(), key.account(), doubts.get(key)));
        }
        book.storageIs(ledger.isOutboxFull(), !ledger.isHealthy());
        return book;
    }

    /** Lets nothing increase in an account, for this reason, until it is {@link #trust trusted}. */
    public void doubt(String venue, String account, String why) {
        doubts.put(new AccountKey(venue, account), why);
    }

    /** Takes back what an account was doubted for. */
    public void trust(String venue, String account) {
        doubts.remove(new AccountKey(venue, account));
    }

    /** Fetches positions, balances and summaries of every account; what is still being fetched is not asked twice. */
    public void refresh() {
        for (OpenVenue venue : venues.all()) {
            for (String account : venue.accounts()) {
                String key = venue.name() + "|" + account;
                if (refreshing.add(key)) {
                    refresh(venue, account).whenComplete((done, failure) -> refreshing.remove(key));
                }
            }
        }
        desk.forget(clock.instant());
    }

    /**
     * Fetches one account; failed when any part could not be had. What makes up its equity counts together, or not at
     * all: money that left must not be missed before it is known that the account was read (risk.md section 6). What
     * our own budget or the venue's limit holds back says nothing about the link.
     */
    CompletableFuture<Void> refresh(OpenVenue venue, String account) {
        long ask = desk.within(() -> desk.book().asking(venue.name(), account));
        List<CompletableFuture<AccountPart>> parts = new ArrayList<>();
        for (Market market : venue.markets()) {
            parts.add(market == Market.PERP ? perp(venue.name(), account) : spot(venue.name(), account));
        }
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]))
                .thenRun(() -> desk.within(() -> {
                    List<AccountPart> all =
                            parts.stream().map(CompletableFuture::join).toList();
                    all.forEach(part -> part.counts().run());
                    desk.book().seen(venue.name(), account, ask);
                    pnl.told(new AccountKey(venue.name(), account), all);
                    return null;
                }))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        health.answered(venue.name());
                    } else if (!(Failures.cause(failure) instanceof RateLimitException)) {
                        health.failed(
                                venue.name(),
                                String.valueOf(Failures.cause(failure).getMessage()));
                    }
                });
    }

    /** Answers how its equity is to be counted. Positions count as soon as they are there, and so before that. */
    private CompletableFuture<AccountPart> perp(String venue, String account) {
        Instant askedAt = clock.instant();
        CompletableFuture<Void> positions = calls.send(venue, new AccountRequest.ReadPositions(account))
                .thenAccept(read -> positions(venue, account, read, askedAt));
        CompletableFuture<Void> balances = calls.send(venue, new AccountRequest.ReadBalances(account, Market.PERP))
                .thenAccept(read -> desk.within(() -> {
                    publish(whole(venue, account, Market.PERP, read, askedAt), askedAt);
                    return null;
                }));
        return calls.send(venue, new AccountRequest.ReadSummary(account, Market.PERP))
                .thenCombine(
                        CompletableFuture.allOf(positions, balances),
                        (read, done) ->
                                AccountPart.of(read, askedAt, () -> desk.book().learn(read, askedAt)));
    }

    private void positions(String venue, String account, PositionSnapshot read, Instant askedAt) {
        AccountKey whose = new AccountKey(venue, account);
        desk.within(() -> {
            AccountBook book = desk.book();
            book.replacePositions(venue, account, read, askedAt).ifPresent(review -> compared(whose, review));
            List<Position> open = read.open();
            List<Position> news = new ArrayList<>(told.gone(venue, account, open, askedAt));
            news.removeIf(gone -> !book.isFlat(gone));
            news.addAll(told.notOvertaken(open, askedAt));
            news.forEach(leverages::told);
            publish(news, askedAt);
            reader.accept(whose);
            return null;
        });
    }

    /** One position that differs for good holds the account back until a snapshot in which none differs. */
    private void compared(AccountKey whose, PositionReview review) {
        for (PositionMismatch mismatch : review.mismatches()) {
            String leg = mismatch.side() == PositionSide.BOTH ? "" : mismatch.side() + " ";
            String text = "position " + leg + mismatch.listing().symbol() + " is "
                    + mismatch.venues().toPlainString() + " by the venue and "
                    + mismatch.ours().toPlainString() + " by its fills";
            health.mismatched(whose, text);
            String scope = whose + "|" + mismatch.listing().symbol() + "|" + mismatch.side();
            ledger.record(List.of(Alert.raised(
                            Severity.ERROR,
                            "position.mismatch",
                            scope,
                            "POSITION_MISMATCH: " + text + "; the venue's is taken over, and nothing increases in "
                                    + whose + " until both agree",
                            clock.instant())
                    .concerning(whose.venue(), mismatch.listing().symbol())));
        }
        if (review.isClean()) {
            health.matched(whose);
        }
    }

    private CompletableFuture<AccountPart> spot(String venue, String account) {
        Instant askedAt = clock.instant();
        return calls.send(venue, new AccountRequest.ReadBalances(account, Market.SPOT))
                .thenApply(balances -> {
                    Instant receivedAt = clock.instant();
                    desk.within(() -> {
                        publish(whole(venue, account, Market.SPOT, balances, askedAt), askedAt);
                        return null;
                    });
                    return AccountPart.of(balances, askedAt, receivedAt, () -> desk.book()
                            .replaceSpot(venue, account, balances, askedAt, receivedAt));
                });
    }

    /** The balances of a wallet and those that it has no more, which venues leave out. */
    private List<Balance> whole(String venue, String account, Market wallet, List<Balance> now, Instant askedAt) {
        List<Balance> whole = new ArrayList<>(told.gone(venue, account, wallet, now, askedAt));
        whole.addAll(told.notOvertaken(now, askedAt));
        return whole;
    }

    void learn(Position position) {
        desk.within(() -> {
            desk.book().learn(position);
            leverages.told(position);
            publish(List.of(told.completed(position)), position.receivedAt());
            return null;
        });
    }

    void learn(Balance balance) {
        desk.within(() -> {
            desk.book().learn(balance);
            publish(List.of(balance), balance.receivedAt());
            return null;
        });
    }

    /** The listings of a venue that our positions, orders and holdings have to do with. */
    public Set<Listing> listings(String venue) {
        return desk.within(() -> desk.book().priced().stream()
                .filter(listing -> listing.venue().equals(venue))
                .collect(Collectors.toSet()));
    }

    /**
     * What changed is written down and told; what only moved with the market is told.
     *
     * @param asOf by our clock: when it was received or, of what was asked for, when it was asked
     */
    private void publish(List<? extends AccountEvent> events, Instant asOf) {
        List<Event> kept = new ArrayList<>();
        List<Event> passing = new ArrayList<>();
        events.forEach(event -> (told.isNews(event, asOf) ? kept : passing).add(event));
        if (!kept.isEmpty()) {
            ledger.record(kept);
        }
        if (!passing.isEmpty()) {
            ledger.publish(passing);
        }
    }

    /** Names of the venues whose accounts agree with ours. */
    public Set<String> reconciled() {
        return venues.all().stream()
                .filter(this::isReconciled)
                .map(OpenVenue::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether every account agrees with ours. */
    public boolean isCompared() {
        return venues.all().stream().allMatch(this::isReconciled);
    }

    /** Whether an account could not be compared when that was last tried. */
    public boolean isAnyUnreadable() {
        return venues.all().stream().flatMap(AccountDesk::keys).anyMatch(health::isUnreadable);
    }

    private boolean isReconciled(OpenVenue venue) {
        return keys(venue).allMatch(health::isReconciled);
    }

    private static Stream<AccountKey> keys(OpenVenue venue) {
        return venue.accounts().stream().map(account -> new AccountKey(venue.name(), account));
    }

    /** Why nothing increases at a venue, an account each; empty when orders are taken. */
    public List<String> obstacles(OpenVenue venue) {
        return keys(venue).flatMap(whose -> obstacle(whose).stream()).toList();
    }

    private Optional<String> obstacle(AccountKey whose) {
        return Optional.ofNullable(doubts.get(whose))
                .map(doubt -> "nothing may increase in " + whose + ": " + doubt)
                .or(() -> health.obstacle(whose));
    }
}
