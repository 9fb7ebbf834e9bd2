package io.azalai.trade.facts;

import io.azalai.model.Listing;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.FeeRates;
import io.azalai.venue.VenueCalls;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What accounts pay to take, read when a symbol is first wanted and again every few hours. Until it is known twice what
 * the venue usually takes counts: on markets that others deploy it is about that (hyperliquid.md section 8.4). Safe for
 * many threads: what is known is in concurrent maps.
 */
public final class Fees {

    private static final Logger LOG = LoggerFactory.getLogger(Fees.class);
    private static final Duration KEPT = Duration.ofHours(6);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    /** How often the usual fee what is not known counts as. */
    private static final BigDecimal UNKNOWN = BigDecimal.valueOf(2);

    private final VenueCalls calls;
    private final Function<Listing, FeeRates> usual;
    private final Clock clock;
    private final Map<Payer, BigDecimal> known = new ConcurrentHashMap<>();
    private final Map<Payer, Instant> nextRead = new ConcurrentHashMap<>();

    private record Payer(String account, Listing listing) {}

    /**
     * Nothing known yet.
     *
     * @param usual what an account pays that trades little
     */
    public Fees(VenueCalls calls, Function<Listing, FeeRates> usual, Clock clock) {
        this.calls = calls;
        this.usual = usual;
        this.clock = clock;
    }

    /** A fraction of the notional; never negative. */
    public BigDecimal taker(String account, Listing listing) {
        BigDecimal told = known.get(new Payer(account, listing));
        return told == null ? usual.apply(listing).taker().multiply(UNKNOWN) : told;
    }

    /** Has what is not known, or was read hours ago, read; whoever asks goes on at once. */
    public void want(String account, Set<Listing> listings) {
        listings.forEach(listing -> want(new Payer(account, listing)));
    }

    private void want(Payer payer) {
        Instant now = clock.instant();
        Instant due = nextRead.get(payer);
        if (due != null && due.isAfter(now)) {
            return;
        }
        nextRead.put(payer, now.plus(KEPT));
        String venue = payer.listing.venue();
        CompletableFuture.completedFuture(new AccountRequest.ReadFees(payer.account, payer.listing))
                .thenCompose(asked -> calls.send(venue, asked))
                .whenComplete((rates, failure) -> {
                    if (failure == null) {
                        learn(payer, rates);
                    } else {
                        nextRead.put(payer, clock.instant().plus(AFTER_FAILURE));
                        LOG.warn(
                                "fees cannot be read, reckoning with {} venue={} account={} symbol={}: {}",
                                taker(payer.account, payer.listing).toPlainString(),
                                venue,
                                payer.account,
                                payer.listing.symbol(),
                                Failures.cause(failure).getMessage());
                    }
                });
    }

    private void learn(Payer payer, FeeRates rates) {
        known.put(payer, rates.taker().max(BigDecimal.ZERO));
    }
}
