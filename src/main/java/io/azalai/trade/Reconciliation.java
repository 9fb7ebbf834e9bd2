package io.azalai.trade;

import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings our view of a venue's accounts to the venue's: open orders, fills since they were last read, positions,
 * balances and summaries are fetched, and what differs becomes ordinary events (risk.md section 9). Until that is done
 * nothing increases there. Safe for many threads: it keeps nothing of its own; who is at what {@link Comparisons}
 * knows.
 */
public final class Reconciliation {

    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    /** An order may be known on one side only for so long. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final OrderDesk desk;
    private final Ledger ledger;
    private final AccountDesk accounts;
    private final Venues venues;
    private final VenueCalls calls;
    private final AccountFills fills;
    private final FundingReading funding;
    private final Questions questions;
    private final Later later;
    private final Clock clock;
    /** When the journal began; nothing is read from before. */
    private final Instant bornAt;

    private final Comparisons comparisons;
    private final Supplier<AccountUpdates> taker;

    /**
     * Of all accounts of those venues.
     *
     * @param taker takes in what is found; there before the first run
     */
    Reconciliation(
            OrderDesk desk,
            Ledger ledger,
            AccountDesk accounts,
            Venues venues,
            Questions questions,
            Dispatch dispatch,
            Supplier<AccountUpdates> taker) {
        this.desk = desk;
        this.ledger = ledger;
        this.accounts = accounts;
        this.venues = venues;
        this.calls = dispatch.calls();
        this.fills = new AccountFills(desk, accounts, dispatch.calls());
        this.questions = questions;
        this.later = dispatch.later();
        this.clock = dispatch.clock();
        this.bornAt = ledger.journal().bornAt();
        this.taker = taker;
        this.funding =
                new FundingReading(dispatch, ledger, payments -> taker.get().paid(payments), this::fundingRead);
        this.comparisons = new Comparisons(accounts.health(), dispatch.later(), this::compared);
    }

    /** Expects every account's private streams to come up, which begins its first comparison. */
    void start() {
        everywhere(comparisons::expect);
    }

    /** Compares again at every venue, where that is not under way; meanwhile orders go on. */
    public void repeat() {
        everywhere(comparisons::repeat);
    }

    /** The same for one account. */
    void repeat(AccountKey whose) {
        comparisons.repeat(whose);
    }

    /** Begins for one account: something of it may have been missed. */
    void begin(AccountKey whose) {
        comparisons.begin(whose);
    }

    private void everywhere(Consumer<AccountKey> what) {
        for (OpenVenue venue : venues.all()) {
            venue.accounts().forEach(account -> what.accept(new AccountKey(venue.name(), account)));
        }
    }

    private CompletableFuture<?> compared(AccountKey whose) {
        try {
            return compared(venues.named(whose.venue()), whose.account());
        } catch (RuntimeException unread) {
            return CompletableFuture.failedFuture(unread);
        }
    }

    /**
     * Where the last time failed, what costs least is asked first: else an outage would use up the budget that the
     * comparison after it needs. Funding comes last, and is not waited for, as it moves no order.
     */
    private CompletableFuture<?> compared(OpenVenue venue, String account) {
        AccountKey whose = new AccountKey(venue.name(), account);
        CompletableFuture<Void> answers = accounts.health().isUnreadable(whose)
                ? accounts.refresh(venue, account)
                : CompletableFuture.completedFuture(null);
        return answers.thenCompose(done -> CompletableFuture.allOf(orders(venue, account), fills(venue, account)))
                .thenCompose(done -> accounts.refresh(venue, account))
                .thenRun(() -> {
                    if (venue.markets().contains(Market.PERP)) {
                        funding.read(whose);
                    }
                });
    }

    /** Reads what funding cost or brought now: a stream says that it was settled, and not of which position. */
    public void fundingSettled(String venue, String account) {
        funding.read(new AccountKey(venue, account));
    }

    /**
     * Open orders there that we do not hold open are taken in; those we hold open and it does not are asked about. What
     * cannot be read or taken in keeps none of the others from it, and has all compared again.
     */
    private CompletableFuture<?> orders(OpenVenue venue, String account) {
        List<Order> held = desk.working().stream()
                .filter(order -> order.listing().venue().equals(venue.name())
                        && order.account().equals(account))
                .toList();
        return CompletableFuture.allOf(venue.toldTogether().stream()
                .map(markets -> calls.send(venue.name(), new AccountRequest.ReadOpenOrders(account, markets))
                        .whenComplete((open, failure) -> compare(
                                held.stream()
                                        .filter(order ->
                                                markets.contains(order.listing().market()))
                                        .toList(),
                                open == null ? readable(failure) : open)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** The orders of an answer of which others cannot be read; null where none came. */
    private static @Nullable List<Order> readable(@Nullable Throwable failure) {
        List<Order> orders = VenueUnavailableException.readable(Failures.cause(failure), Order.class);
        return orders.isEmpty() ? null : orders;
    }

    private void compare(List<Order> held, @Nullable List<Order> told) {
        if (told == null) {
            return;
        }
        try {
            taker.get().opened(told);
        } finally {
            Set<String> found = told.stream()
                    .flatMap(order -> desk.meant(order).stream())
                    .map(life -> life.order().clientOrderId())
                    .collect(Collectors.toSet());
            held.stream()
                    .filter(order -> !found.contains(order.clientOrderId()))
                    .forEach(this::missing);
        }
    }

    private void missing(Order order) {
        Duration age = Duration.between(order.receivedAt(), clock.instant());
        boolean onItsWay = OrderDesk.isUnanswered(order) && age.compareTo(ON_ITS_WAY) < 0;
        boolean askedAbout = order.status() == OrderStatus.UNKNOWN;
        if (onItsWay || askedAbout || desk.isWaiting(order)) {
            return;
        }
        if (age.compareTo(SETTLING) < 0) {
            later.in(SETTLING, () -> questions.once(order));
        } else {
            questions.once(order);
        }
    }

    private void fundingRead(AccountKey whose, Instant askedAt) {
        desk.within(() -> {
            desk.book().pnl().fundingRead(whose.venue(), whose.account(), askedAt);
            return null;
        });
    }

    private CompletableFuture<?> fills(OpenVenue venue, String account) {
        Instant askedAt = clock.instant();
        Instant read = askedAt.minus(FillReading.OVERLAP);
        Instant since = ledger.journal().fillsRead(venue.name(), account).orElse(bornAt);
        Queue<Instant> open = new ConcurrentLinkedQueue<>();
        return fills.read(venue, account, since, found -> taker.get()
                        .filled(found)
                        .forEach(fill -> open.add(fill.timestamp())))
                .thenRun(() -> {
                    desk.within(() -> {
                        desk.book().pnl().fillsRead(venue.name(), account, askedAt);
                        return null;
                    });
                    Instant until = until(read, open);
                    if (until.isAfter(since)) {
                        ledger.fillsRead(venue.name(), account, until);
                    }
                });
    }

    /** Until when reading is done, which is not beyond a fill whose order is still asked for. */
    private static Instant until(Instant read, Collection<Instant> open) {
        return Stream.concat(Stream.of(read), open.stream())
                .min(Comparator.naturalOrder())
                .orElse(read);
    }
}
