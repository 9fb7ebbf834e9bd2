package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Audit;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.OrderEvent;
import io.azalai.model.RiskDecision;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledAmendment;
import io.azalai.trade.journal.JournaledBracket;
import io.azalai.trade.journal.JournaledOrder;
import io.azalai.trade.journal.OutboxRow;
import io.azalai.trade.journal.Page;
import io.azalai.trade.journal.Reading;
import io.azalai.trade.risk.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened is written down first and told afterwards, in the same order: the journal's rows and the outbox's in
 * one transaction, then the feed. Safe for many threads; callers who need an order among themselves hold a lock.
 */
public final class Ledger {

    /** How long an alert may wait for the journal; less than is left once the service is told to stop. */
    private static final Duration ALARM_PATIENCE = Duration.ofMillis(500);

    /** One transaction's worth: whatever else is to be written waits that long. */
    private static final int BURIED_AT_ONCE = 1_000;

    private final Journal journal;
    private final OutboxRecords records;
    private final EventSink sink;
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    /** Over a journal, telling the sink. */
    public Ledger(Journal journal, OutboxRecords records, EventSink sink) {
        this.journal = journal;
        this.records = records;
        this.sink = sink;
    }

    Journal journal() {
        return journal;
    }

    /** Whether facts can be written down; without IO. */
    boolean isHealthy() {
        return journal.isHealthy();
    }

    /** Whether more waits for Kafka than may; without IO. */
    boolean isOutboxFull() {
        return records.isRelayed() && journal.outbox().isFull();
    }

    /** Writes and tells events of any room that must not be lost, such as alerts and balances. */
    public void record(Collection<? extends Event> events) {
        Page page = new Page();
        for (Event event : events) {
            if (event instanceof Audit audit) {
                page.audit(audit);
            }
        }
        keep(page, List.copyOf(events));
    }

    /** Queues for Kafka what the feed tells by itself. */
    public void queue(List<? extends Event> events) {
        List<OutboxRow> rows = records.of(events);
        if (!rows.isEmpty()) {
            journal.record(new Page().outbox(rows), () -> {});
        }
    }

    /** Tells events that need not be kept. */
    void publish(Collection<? extends Event> events) {
        sink.publish(events);
    }

    /** An order that the gate let through, as it begins. */
    record Begun(OrderLife.Change change, RiskDecision decision) {}

    /** Writes orders that the gate let through, before anything is sent; failed when that cannot be. */
    CompletableFuture<Void> intent(List<Begun> orders, @Nullable JournaledBracket bracket) {
        Page page = new Page();
        List<Event> events = new ArrayList<>();
        for (Begun order : orders) {
            fill(page, order.change(), order.decision(), null);
            events.addAll(events(order.change(), order.decision(), null));
        }
        if (bracket != null) {
            page.bracket(bracket);
        }
        return journal.write(page.outbox(records.of(events)), () -> sink.publish(events));
    }

    /** Writes what is still to protect an order. */
    void bracket(JournaledBracket bracket) {
        journal.record(new Page().bracket(bracket), () -> {});
    }

    /** Writes what an open order is to become, before it is sent; failed when that cannot be. */
    CompletableFuture<Void> intent(JournaledAmendment amendment, RiskDecision decision) {
        Page page = new Page().amendment(amendment).decision(decision).outbox(records.of(List.of(decision)));
        return journal.write(page, () -> sink.publish(List.of(decision)));
    }

    /** Writes what became of an amendment. */
    void amended(JournaledAmendment amendment) {
        journal.record(new Page().amendment(amendment), () -> {});
    }

    /** Writes what the gate said of an amendment that it refused. */
    void refused(RiskDecision decision) {
        count(decision);
        told(decision);
    }

    /** Writes why a request was refused that never came before the gate. */
    void told(RiskDecision decision) {
        keep(new Page().decision(decision), List.of(decision));
    }

    /** Writes an order that the gate refused. */
    void refused(OrderLife.Change change, RiskDecision decision) {
        count(decision);
        keep(page(change, decision, null), events(change, decision, null));
    }

    private void count(RiskDecision decision) {
        refusals.computeIfAbsent(decision.reasonCode(), first -> new LongAdder())
                .increment();
    }

    /** How often the gate has refused since the start, by its reason. */
    Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        refusals.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    /** Writes what became of an order, with the fill that made it so. */
    void record(OrderLife.Change change, @Nullable Fill fill) {
        keep(page(change, null, fill), events(change, null, fill));
    }

    /** Writes a trade whose order nobody knows. */
    void orphan(Fill fill) {
        keep(new Page().fill(fill), List.of(fill));
    }

    /** Writes and tells funding, under an id by which it is known again. */
    void paid(String id, FundingPayment payment) {
        keep(new Page().payment(id, payment.timestamp()), List.of(payment));
    }

    /** Writes from when on the fills of an account are to be read next; those before are written. */
    void fillsRead(String venue, String account, Instant until) {
        journal.record(new Page().fillsRead(venue, account, until), () -> {});
    }

    /** Writes from when on something else of an account is to be read next; what was before is written. */
    void read(Reading reading) {
        journal.record(new Page().read(reading), () -> {});
    }

    /** Keeps which checks an order passed: nobody waits for it. */
    void passed(RiskDecision decision, String called, List<Passed> checks) {
        String text = checks.stream().map(Passed::text).collect(Collectors.joining("; "));
        journal.note(new Page()
                .wire(
                        Page.Wire.CHECKS,
                        decision.venue(),
                        decision.account(),
                        called,
                        null,
                        text,
                        decision.timestamp()));
    }

    /**
     * Queues tombstones of the next orders that ended until then and since the last burial; without a relay nothing is
     * to be buried.
     *
     * @return done once they are written; whether these were all
     */
    CompletableFuture<Boolean> bury(Instant until) {
        if (!records.isRelayed()) {
            return CompletableFuture.completedFuture(true);
        }
        Instant since = journal.readUntil(Reading.Kind.BURIAL, "", "").orElse(Instant.EPOCH);
        List<JournaledOrder> ended = journal.ended(since, until, BURIED_AT_ONCE);
        boolean all = ended.size() < BURIED_AT_ONCE;
        Instant reached = all ? until : ended.get(ended.size() - 1).order().updatedAt();
        Page page = new Page().read(new Reading(Reading.Kind.BURIAL, "", "", reached));
        ended.forEach(kept -> page.tombstone(kept.order(), records.tombstone(kept.order()), until));
        return journal.write(page).thenApply(done -> all);
    }

    /** Writes a page with what is to be told of it. */
    void keep(Page page, List<? extends Event> events) {
        journal.record(page.outbox(records.of(events)), () -> sink.publish(events));
    }

    /**
     * Writes a page with what must be told in any case: once it is written, or after this time, or as soon as it is
     * clear that it cannot be.
     *
     * @return done once it is written, failed when it cannot be
     */
    CompletableFuture<Void> tell(Page page, List<? extends Event> events, Duration patience, Later later) {
        FutureTask<Boolean> telling = new FutureTask<>(() -> sink.publish(events), true);
        later.in(patience, telling);
        return journal.record(page.outbox(records.of(events)), telling).whenComplete((done, failure) -> telling.run());
    }

    /** Tells an alert that somebody must see, also where the journal does not write. */
    void alarm(Alert alert, Later later) {
        tell(new Page(), List.of(alert), ALARM_PATIENCE, later);
    }

    private static Page page(OrderLife.Change change, @Nullable RiskDecision decision, @Nullable Fill fill) {
        return fill(new Page(), change, decision, fill);
    }

    private static Page fill(Page page, OrderLife.Change change, @Nullable RiskDecision decision, @Nullable Fill fill) {
        OrderLife life = change.life();
        page.order(new JournaledOrder(
                life.order(), life.contentHash(), life.replacement().former()));
        change.events().forEach(page::event);
        if (decision != null) {
            page.decision(decision);
        }
        if (fill != null) {
            page.fill(fill);
        }
        return page;
    }

    private static List<Event> events(OrderLife.Change change, @Nullable RiskDecision decision, @Nullable Fill fill) {
        List<Event> events = new ArrayList<>();
        if (decision != null) {
            events.add(decision);
        }
        if (fill != null) {
            events.add(fill);
        }
        for (OrderEvent event : change.events()) {
            events.add(event);
            events.add(event.order());
        }
        return List.copyOf(events);
    }
}
