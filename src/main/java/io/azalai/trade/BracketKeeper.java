package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.Severity;
import io.azalai.trade.BracketPlan.Place;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Protects what fills of orders with take-profit or stop-loss, where the venue does not: reduce-only triggers for as
 * much as has filled and was not closed again, in step with it; when one fills the other goes. The venue's own are
 * watched, and replaced where it drops them with the rest of an order cut short (hyperliquid.md section 9), or where
 * they end while something is left. When the position is closed by anything else all of them go. Safe for many threads:
 * concurrent sets; what is wanted is behind the desk's lock and in the journal.
 */
final class BracketKeeper {

    private static final Duration SETTLING = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    /**
     * For so long the venue's own are waited for, and each size of ours stands, while an order rests filled in part.
     */
    private static final Duration RESTING = Duration.ofSeconds(3);
    /** How long the venue may take to end what it tied to an order that has ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderDesk desk;
    private final Ledger ledger;
    private final Cancels cancels;
    private final Questions questions;
    private final UnreadFills unread;
    private final Quotes quotes;
    private final Later later;
    private final Clock clock;
    private final BracketTies ties;
    private final BracketEnds ends;
    private final Set<OrderKey> planned = ConcurrentHashMap.newKeySet();
    private final Set<OrderKey> looking = ConcurrentHashMap.newKeySet();
    /** Null until started. */
    private volatile @Nullable BracketPlacing placing;

    /**
     * Of the brackets of that desk.
     *
     * @param quotes fresh ones only
     */
    BracketKeeper(
            OrderDesk desk,
            Ledger ledger,
            Cancels cancels,
            Questions questions,
            UnreadFills unread,
            Quotes quotes,
            Later later,
            Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.cancels = cancels;
        this.questions = questions;
        this.unread = unread;
        this.quotes = quotes;
        this.later = later;
        this.clock = clock;
        this.ties = new BracketTies(desk);
        this.ends = new BracketEnds(desk, ties, questions, later, clock, ending());
    }

    /** Takes up what was left, and looks at it from time to time. */
    void start(BracketPlacing.Placing gateway) {
        placing = new BracketPlacing(gateway, owner(), quotes, later, clock);
        ends.resume(ledger.journal().waitingCancels());
        lookAgain();
    }

    /** What of orders has filled, or may have, and is not protected as wished, in words. */
    List<String> bare() {
        return desk.within(() -> desk.brackets().all()).stream()
                .flatMap(bracket -> desk
                        .find(bracket.key())
                        .filter(life -> life.awaitsFills()
                                || now(bracket).filter(BracketPlan::bare).isPresent())
                        .stream())
                .map(OrderLife::order)
                .map(order -> order.clientOrderId() + " (" + order.listing().symbol() + " at " + order.venue()
                        + ", account " + order.account() + ")")
                .toList();
    }

    private BracketEnds.Owner ending() {
        return new BracketEnds.Owner() {
            @Override
            public void cancelled(JournaledBracket bracket, Protection protection) {
                giveUp(bracket, protection);
            }

            @Override
            public void ended(JournaledBracket bracket, Order order, int before) {
                BracketKeeper.this.ended(bracket, order, before);
            }

            @Override
            public void again(JournaledBracket bracket) {
                plan(bracket, SETTLING);
            }
        };
    }

    private BracketPlacing.Owner owner() {
        return new BracketPlacing.Owner() {
            @Override
            public void again(JournaledBracket bracket) {
                tend(bracket);
            }

            @Override
            public void alarm(JournaledBracket bracket, String text, Severity severity) {
                BracketKeeper.this.alarm(bracket, text, severity);
            }
        };
    }

    private void lookAgain() {
        desk.within(() -> desk.brackets().all()).forEach(bracket -> plan(bracket, SETTLING));
        later.in(LOOK_AGAIN, this::lookAgain);
    }

    /** An order changed; inside the desk's lock. */
    void changed(Order order) {
        desk.brackets().of(order).ifPresent(bracket -> {
            if (desk.brackets().told(bracket, order, clock.instant())) {
                ends.changed(bracket, order);
                BracketPlacing started = placing;
                if (started != null) {
                    started.changed(order);
                }
                plan(bracket, SETTLING);
            }
        });
    }

    /** Positions of an account were read; inside the desk's lock. */
    void positionsRead(AccountKey account) {
        ends.positionsRead(account);
    }

    private void plan(JournaledBracket bracket, Duration after) {
        if (planned.add(bracket.key())) {
            later.in(after, () -> {
                planned.remove(bracket.key());
                tend(bracket);
            });
        }
    }

    /** What is to be placed waits for its price, and is planned once more then. */
    private void tend(JournaledBracket named) {
        BracketPlacing started = placing;
        now(named).ifPresent(plan -> {
            if (started != null && started.isDue(named, plan.places())) {
                priced(named, started)
                        .thenRun(() ->
                                later.in(Duration.ZERO, () -> now(named).ifPresent(then -> carryOut(named, then))));
            } else {
                carryOut(named, plan);
            }
        });
    }

    private Optional<BracketPlan> now(JournaledBracket named) {
        return desk.within(() -> desk.brackets().now(named).flatMap(this::planned));
    }

    private CompletableFuture<?> priced(JournaledBracket named, BracketPlacing started) {
        return desk.find(named.key())
                .<CompletableFuture<?>>map(
                        parent -> started.priced(parent.order().listing()))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private void carryOut(JournaledBracket named, BracketPlan plan) {
        plan.places().forEach(place -> place(named, place));
        plan.cancels().forEach(order -> cancel(named, order));
        plan.asks().forEach(questions::once);
        plan.checks().forEach(order -> check(named, order));
        if (!plan.asks().isEmpty() || !plan.checks().isEmpty()) {
            lookIn(named, ASK_AGAIN);
        }
        boolean over = plan.over() && !ends.isDoubted(named) && !unread.mayCome(named);
        if (over && !BracketHeirs.mayCome(desk, named, clock.instant())) {
            close(named);
        }
    }

    private Optional<BracketPlan> planned(JournaledBracket bracket) {
        return BracketFamily.of(desk, bracket)
                .map(family -> ends.isGone(bracket)
                        ? BracketPlan.gone(family)
                        : BracketPlan.of(ends.undoubted(bracket), family, sight(bracket, family)));
    }

    private BracketPlan.Sight sight(JournaledBracket bracket, BracketFamily family) {
        BracketBook brackets = desk.brackets();
        Order parent = family.parent();
        Instant now = clock.instant();
        Instant due = brackets.filledAt(bracket).plus(RESTING);
        boolean rests = bracket.tied()
                && !parent.status().isTerminal()
                && parent.filledQty().signum() > 0;
        if (rests) {
            lookIn(bracket, RESTING);
        }
        Stream<Instant> placed =
                family.children().stream().map(each -> each.createdAt().plus(RESTING));
        boolean early = rests && Stream.concat(Stream.of(due), placed).anyMatch(now::isBefore);
        Instant patience = brackets.parentMovedAt(bracket).plus(PATIENCE);
        BigDecimal toCome = family.children().stream()
                .flatMap(order -> desk.find(OrderKey.of(order)).stream())
                .map(BracketTies::toCome)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BracketPlan.Sight(
                desk.book().held(parent),
                now.isBefore(patience),
                !early,
                brackets.standing(bracket),
                ties.areActing(bracket),
                unread.mayBe(bracket),
                toCome);
    }

    /** The venue may not have brought to life yet what it tied to an order that filled this moment. */
    private void check(JournaledBracket bracket, Order order) {
        Instant settled =
                desk.within(() -> desk.brackets().parentMovedAt(bracket)).plus(ASK_AGAIN);
        if (!clock.instant().isBefore(settled)) {
            questions.once(order).thenRun(() -> checked(bracket, order));
        }
    }

    private void checked(JournaledBracket bracket, Order order) {
        desk.within(() -> {
            boolean stands = desk.find(OrderKey.of(order))
                    .filter(life -> !life.order().status().isTerminal())
                    .isPresent();
            Protection.of(order).filter(protection -> stands).ifPresent(protection -> desk.brackets()
                    .stands(bracket, protection));
            return null;
        });
        plan(bracket, SETTLING);
    }

    private void place(JournaledBracket bracket, Place place) {
        BracketPlacing started = placing;
        if (started != null) {
            desk.find(bracket.key()).ifPresent(parent -> started.place(bracket, parent.order(), place));
        }
    }

    private void lookIn(JournaledBracket bracket, Duration wait) {
        if (looking.add(bracket.key())) {
            later.in(wait, () -> {
                looking.remove(bracket.key());
                plan(bracket, Duration.ZERO);
            });
        }
    }

    private void cancel(JournaledBracket bracket, Order order) {
        ends.explain(order);
        cancels.one(OrderRequest.cancel(order.clientOrderId(), order.venue(), order.clientOrderId(), clock.instant())
                        .forAccount(order.account()))
                .whenComplete((reply, failure) -> {
                    if (failure != null) {
                        lookIn(bracket, ASK_AGAIN);
                    }
                });
    }

    /** Somebody cancelled it: it stays so. */
    private void giveUp(JournaledBracket named, Protection protection) {
        boolean was = desk.within(() -> {
            Optional<JournaledBracket> wanted =
                    desk.brackets().now(named).filter(bracket -> protection.price(bracket.bracket()) != null);
            wanted.map(found -> found.at(protection.removedFrom(found.bracket())))
                    .ifPresent(this::keep);
            return wanted.isPresent();
        });
        if (was) {
            String text = protection + " of order " + named.clientOrderId() + " is not kept up any more: ";
            alarm(named, text + "it was cancelled", Severity.WARN);
            plan(named, SETTLING);
        }
    }

    private void ended(JournaledBracket bracket, Order order, int before) {
        String what = order.clientOrderId() + ", which protects order " + bracket.clientOrderId();
        String why = order.reason() == null ? order.status().name() : order.reason();
        if (before == 0) {
            alarm(bracket, what + ", was ended by the venue (" + why + "): another takes its place", Severity.WARN);
        } else if (before == 1) {
            String text = what + ", was ended by the venue (" + why + ") as was the one before it; another is placed"
                    + " each time, with up to a minute between: until one stands the position is not protected";
            alarm(bracket, text, Severity.CRITICAL);
        }
    }

    private void keep(JournaledBracket bracket) {
        desk.brackets().put(bracket);
        ledger.bracket(bracket);
    }

    private void close(JournaledBracket named) {
        desk.within(() -> {
            desk.brackets().now(named).map(JournaledBracket::closed).ifPresent(this::keep);
            return null;
        });
        ends.forget(named);
        BracketPlacing started = placing;
        if (started != null) {
            started.forget(named);
        }
    }

    private void alarm(JournaledBracket bracket, String text, Severity severity) {
        ledger.record(List.of(Alert.raised(
                severity,
                "orders.unprotected",
                bracket.account() + "|" + bracket.clientOrderId(),
                text,
                clock.instant())));
    }
}
