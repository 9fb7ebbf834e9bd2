package io.azalai.trade;

import io.azalai.model.FundingPayment;
import io.azalai.timing.Backoff;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.Reading;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what funding cost and brought, on from where it was last read, until it could be read: the journal keeps how
 * far that is, over restarts too (downstream.md section 4, class C). Safe for many threads: which accounts are tried
 * again is a concurrent set.
 */
final class FundingReading {

    private static final Logger LOG = LoggerFactory.getLogger(FundingReading.class);

    /** Read again each time: longer than clocks may differ, and than a venue may take to tell of a payment. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** Longer than for what orders depend on: on Aster each try costs 30 of the budget (aster.md section 3.4). */
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Dispatch dispatch;
    private final Ledger ledger;
    private final Consumer<List<FundingPayment>> taker;
    private final BiConsumer<AccountKey, Instant> read;
    private final Set<AccountKey> triedAgain = ConcurrentHashMap.newKeySet();

    /**
     * Of any account.
     *
     * @param taker takes what is read; told before is no news to it
     * @param read who is told then of the account, and of when it was asked, by our clock
     */
    FundingReading(
            Dispatch dispatch,
            Ledger ledger,
            Consumer<List<FundingPayment>> taker,
            BiConsumer<AccountKey, Instant> read) {
        this.dispatch = dispatch;
        this.ledger = ledger;
        this.taker = taker;
        this.read = read;
    }

    /**
     * Reads an account's; done when that was tried, never failed. What could not be read is tried again, at 5, 10, 20
     * ... 60 seconds: meanwhile trading goes on, as funding moves no order.
     */
    CompletableFuture<?> read(AccountKey whose) {
        return attempt(whose).handle((done, failure) -> {
            if (failure != null && triedAgain.add(whose)) {
                failed(whose, 0, failure);
            }
            return done;
        });
    }

    private void failed(AccountKey whose, int before, Throwable failure) {
        Duration wait = WAITS.ceiling(before);
        LOG.warn(
                "funding was not read, trying again venue={} account={} after={}: {}",
                whose.venue(),
                whose.account(),
                wait,
                Failures.cause(failure).getMessage());
        dispatch.later().in(wait, () -> attempt(whose).whenComplete((done, again) -> {
            if (again == null) {
                triedAgain.remove(whose);
            } else {
                failed(whose, before + 1, again);
            }
        }));
    }

    private CompletableFuture<?> attempt(AccountKey whose) {
        try {
            Instant askedAt = dispatch.clock().instant();
            Instant since = since(whose);
            return Pages.all(since, FundingPayment::fact, from -> dispatch.calls()
                            .send(whose.venue(), new AccountRequest.ReadFundingPayments(whose.account(), null, from)))
                    .thenAccept(payments -> {
                        taker.accept(payments);
                        read.accept(whose, askedAt);
                        keep(whose, since, askedAt.minus(OVERLAP));
                    });
        } catch (RuntimeException unread) {
            return CompletableFuture.failedFuture(unread);
        }
    }

    /**
     * Where nothing was read before, it begins with the journal, or with the last days of one that kept no such mark.
     */
    private Instant since(AccountKey whose) {
        return ledger.journal()
                .readUntil(Reading.Kind.FUNDING, whose.venue(), whose.account())
                .orElseGet(() -> begun(whose));
    }

    private Instant begun(AccountKey whose) {
        Instant bornAt = ledger.journal().bornAt();
        Instant lately = dispatch.clock().instant().minus(Payments.REACH);
        Instant since = lately.isAfter(bornAt) ? lately : bornAt;
        ledger.read(new Reading(Reading.Kind.FUNDING, whose.venue(), whose.account(), since));
        return since;
    }

    private void keep(AccountKey whose, Instant since, Instant until) {
        if (until.isAfter(since)) {
            ledger.read(new Reading(Reading.Kind.FUNDING, whose.venue(), whose.account(), until));
        }
    }
}
