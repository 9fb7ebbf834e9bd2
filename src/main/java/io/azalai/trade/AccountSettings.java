package io.azalai.trade;

import io.azalai.model.Audit;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueCalls;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a caller sets for an account, as told from what the order path sets for itself: leverage, margin, modes, transfers.
 * Each is written down with what came of it. Not repeated: where the outcome is unknown, read what is set. Safe for many
 * threads: it keeps nothing.
 */
public final class AccountSettings {

    private static final String ACTOR = "caller";

    private final VenueCalls calls;
    private final Leverages leverages;
    private final Ledger ledger;
    private final Clock clock;

    AccountSettings(VenueCalls calls, Leverages leverages, Ledger ledger, Clock clock) {
        this.calls = calls;
        this.leverages = leverages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sets leverage and, where the venue sets both at once, the margin mode; answers what is set. */
    public CompletableFuture<Integer> leverage(String account, Listing listing, int leverage, MarginMode mode) {
        return set(listing.venue(), new SettingRequest.SetLeverage(account, listing, leverage, mode));
    }

    /** Sets the margin mode and, where the venue sets both at once, the leverage; answers what is set. */
    public CompletableFuture<MarginMode> marginMode(String account, Listing listing, MarginMode mode, int leverage) {
        return set(listing.venue(), new SettingRequest.SetMarginMode(account, listing, mode, leverage));
    }

    /** Adds margin to an isolated position, or with a negative amount takes it away; answers the amount. */
    public CompletableFuture<BigDecimal> adjustMargin(
            String account, Listing listing, PositionSide leg, BigDecimal amount) {
        return set(listing.venue(), new SettingRequest.AdjustMargin(account, listing, leg, amount));
    }

    /** Sets whether symbols have one position or two. */
    public CompletableFuture<PositionMode> positionMode(String venue, String account, PositionMode mode) {
        return set(venue, new SettingRequest.SetPositionMode(account, mode));
    }

    /** Moves money between spot and perpetuals of an account; answers the id of the transfer. */
    public CompletableFuture<String> transfer(
            String venue, String account, String asset, BigDecimal amount, Market from, String id) {
        return set(venue, new SettingRequest.Transfer(account, asset, amount, from, id));
    }

    /** What we hold to be set there may be so no more: the next increasing order sets its leverage again. */
    private <R> CompletableFuture<R> set(String venue, SettingRequest<R> request) {
        return calls.send(venue, request).whenComplete((answer, failure) -> {
            leverages.forget(venue);
            String result = failure == null
                    ? "done: " + answer
                    : String.valueOf(Questions.cause(failure).getMessage());
            ledger.record(List.of(new Audit(
                    ACTOR,
                    request.operation(),
                    venue + " " + request.account() + ": " + request,
                    result,
                    clock.instant())));
        });
    }
}
