package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.trade.journal.Journal;
import java.time.Clock;
import java.util.List;

/**
 * Says that the journal cannot be written, and that it can again: while it cannot, nothing that raises exposure is
 * taken. That it cannot is told without being kept. Safe for many threads: what was said is behind its lock.
 */
public final class JournalWatch {

    private static final String SICK = "journal.sick";
    private static final String REFUSED = "journal.refused";
    private static final String SCOPE = "journal";

    private final Ledger ledger;
    private final Clock clock;
    private boolean sick;
    private long refused;

    JournalWatch(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Looks once a second. */
    public synchronized void look() {
        Journal journal = ledger.journal();
        journal.look();
        boolean fails = !journal.isHealthy();
        if (fails && !sick) {
            ledger.publish(List.of(Alert.raised(
                    Severity.CRITICAL,
                    SICK,
                    SCOPE,
                    "the journal cannot be written: orders that raise exposure are refused until it can; the log says"
                            + " why",
                    clock.instant())));
        } else if (!fails && sick) {
            ledger.record(List.of(
                    Alert.cleared(Severity.INFO, SICK, SCOPE, "the journal is written again", clock.instant())));
        }
        sick = fails;
        long refusals = journal.refused();
        if (refusals > refused) {
            ledger.record(List.of(Alert.raised(
                    Severity.CRITICAL,
                    REFUSED,
                    SCOPE,
                    "the journal refused what has happened, " + (refusals - refused)
                            + " times, and does not hold it: see journal-refused.txt in its folder",
                    clock.instant())));
            refused = refusals;
        }
    }

    /** Does once a second what no order should wait for. */
    public void tidy() {
        ledger.journal().tidy();
    }

    /** Whether the journal can be written. */
    public boolean isHealthy() {
        return ledger.journal().isHealthy();
    }
}
