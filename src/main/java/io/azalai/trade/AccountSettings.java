package io.azalai.trade;

import io.azalai.model.Audit;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What a caller sets for an account, as told from what the order path sets for itself: leverage, margin, modes,
 * transfers. Each is written down with what came of it. Not repeated: where the outcome is unknown, read what is set.
 * Safe for many threads: it keeps nothing.
 */
public final class AccountSettings {

    /** Zero would be no switch at all to Aster (section 3.4, countdownCancelAll). */
    static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);

    static final Duration LONGEST_SILENCE = Duration.ofDays(30);

    private static final String ACTOR = "caller";

    private final int maxLeverage;
    private final DeadManTimes deadMan;
    private final VenueCalls calls;
    private final Leverages leverages;
    private final Ledger ledger;
    private final Clock clock;

    /**
     * Sends them by those calls.
     *
     * @param deadMan of the switches that the service works itself; where they are on, a caller works none
     */
    AccountSettings(
            int maxLeverage, DeadManTimes deadMan, VenueCalls calls, Leverages leverages, Ledger ledger, Clock clock) {
        this.maxLeverage = maxLeverage;
        this.deadMan = deadMan;
        this.calls = calls;
        this.leverages = leverages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Sets leverage and margin mode; answers the leverage that is set. It waits for orders of the symbol that are on
     * their way, and those that come meanwhile wait for it; those that name no leverage go by both from then on.
     */
    public CompletableFuture<Integer> leverage(String account, Listing listing, int leverage, MarginMode marginMode) {
        return chosen(
                new SettingRequest.SetLeverage(account, listing, leverage, marginMode), listing, leverage, marginMode);
    }

    /**
     * Sets the margin mode and, where the venue sets both at once, the leverage; orders go by both as by {@link
     * #leverage}.
     */
    public CompletableFuture<MarginMode> marginMode(
            String account, Listing listing, MarginMode marginMode, int leverage) {
        return chosen(
                new SettingRequest.SetMarginMode(account, listing, marginMode, leverage),
                listing,
                leverage,
                marginMode);
    }

    /** Adds margin to an isolated position, or with a negative amount takes it away; answers the amount. */
    public CompletableFuture<BigDecimal> adjustMargin(
            String account, Listing listing, PositionSide leg, BigDecimal amount) {
        SettingRequest.AdjustMargin request = new SettingRequest.AdjustMargin(account, listing, leg, amount);
        return OrderTerms.areFew(amount) ? set(request, listing) : tooLong(listing.venue(), request, amount);
    }

    /** Sets whether symbols have one position or two. */
    public CompletableFuture<PositionMode> positionMode(String venue, String account, PositionMode positionMode) {
        return noted(venue, new SettingRequest.SetPositionMode(account, positionMode))
                .whenComplete((answer, failure) -> leverages.outdate(venue, account, null));
    }

    /** Moves money between spot and perpetuals of an account; answers the id of the transfer. */
    public CompletableFuture<String> transfer(
            String venue, String account, String asset, BigDecimal amount, Market from, String id) {
        SettingRequest.Transfer request = new SettingRequest.Transfer(account, asset, amount, from, id);
        return OrderTerms.areFew(amount) ? noted(venue, request) : tooLong(venue, request, amount);
    }

    /**
     * Lets open orders go once a time has passed without another such call, or not any more; answers when that will be.
     * Refused while {@link DeadManSwitch} is on: it would put off what the caller sets, and the caller would disarm it.
     */
    public CompletableFuture<Optional<Instant>> scheduleCancel(String venue, TradeRequest.ScheduleCancel request) {
        Duration after = request.after();
        if (after != null && (after.compareTo(SHORTEST_SILENCE) < 0 || after.compareTo(LONGEST_SILENCE) > 0)) {
            String text = "after is '" + after + "'; give " + SHORTEST_SILENCE + " to " + LONGEST_SILENCE
                    + ", or null to switch the venue's switch off";
            return refused(venue, request, "INVALID_FIELD", text);
        }
        if (deadMan.enabled()) {
            String text =
                    "risk.dead_man_switch.enabled is true: the service arms and disarms the venue's switch itself;"
                            + " leave it to that, or set risk.dead_man_switch.enabled to false and work the switch"
                            + " yourself";
            return refused(venue, request, "DEAD_MAN_SWITCH_ON", text);
        }
        return noted(venue, request);
    }

    /** Ends an order over time that was placed elsewhere; one of ours is cancelled as an order. */
    public CompletableFuture<Boolean> cancelTwap(String venue, TradeRequest.CancelTwap request) {
        return noted(venue, request);
    }

    /** From then on orders of the symbol go by it. */
    private <R> CompletableFuture<R> chosen(
            SettingRequest<R> request, Listing listing, int leverage, MarginMode marginMode) {
        if (leverage < 1 || leverage > maxLeverage) {
            String text = "leverage is '" + leverage + "'; give 1 to trading.max_leverage " + maxLeverage;
            return refused(listing.venue(), request, leverage < 1 ? "INVALID_FIELD" : "LEVERAGE_TOO_HIGH", text);
        }
        String account = request.account();
        Margins margins = leverages.margins();
        margins.choosing(account, listing, leverage);
        return leverages
                .setting(account, listing, () -> {
                    CompletableFuture<R> sent = set(request, listing);
                    return sent.handle((answer, failure) -> failure == null
                                    ? chosen(account, listing, leverage, marginMode)
                                    : failed(account, listing, leverage, marginMode, Failures.cause(failure)))
                            .thenCompose(Function.identity())
                            .thenCompose(known -> sent);
                })
                .whenComplete((answer, failure) -> margins.over(account, listing, leverage));
    }

    private CompletableFuture<Boolean> chosen(String account, Listing listing, int leverage, MarginMode marginMode) {
        leverages.margins().choose(account, listing, leverage, marginMode);
        return CompletableFuture.completedFuture(true);
    }

    /** What was refused is not set; where nobody knows what came of it, the venue is asked what it has. Never fails. */
    private CompletableFuture<Boolean> failed(
            String account, Listing listing, int leverage, MarginMode marginMode, Throwable why) {
        if (Outcomes.isCertain(why)) {
            return CompletableFuture.completedFuture(false);
        }
        Margins margins = leverages.margins();
        return calls.send(listing.venue(), new AccountRequest.ReadLeverage(account, listing))
                .handle((setting, unread) -> {
                    boolean set =
                            setting != null && setting.leverage() == leverage && setting.marginMode() == marginMode;
                    if (set) {
                        margins.choose(account, listing, leverage, marginMode);
                    } else {
                        margins.doubt(account, listing);
                    }
                    return set;
                });
    }

    /** What we hold to be set there may be so no more: the next increasing order sets its leverage again. */
    private <R> CompletableFuture<R> set(SettingRequest<R> request, Listing listing) {
        return noted(listing.venue(), request)
                .whenComplete((answer, failure) -> leverages.outdate(listing.venue(), request.account(), listing));
    }

    private <R> CompletableFuture<R> noted(String venue, AccountRequest<R> request) {
        return calls.send(venue, request).whenComplete((answer, failure) -> {
            String result = failure == null
                    ? "done: " + answer
                    : String.valueOf(Failures.cause(failure).getMessage());
            ledger.record(List.of(new Audit(
                    ACTOR,
                    request.operation(),
                    venue + " " + request.account() + ": " + request,
                    result,
                    clock.instant())));
        });
    }

    private static <R> CompletableFuture<R> tooLong(String venue, SettingRequest<R> request, BigDecimal amount) {
        return refused(venue, request, "INVALID_FIELD", "amount is '" + amount + "'; " + DigitsCheck.CURE);
    }

    private static <R> CompletableFuture<R> refused(String venue, AccountRequest<R> request, String code, String text) {
        return CompletableFuture.failedFuture(
                new OrderRejectedException(VenueException.notSent(venue, request.operation(), code, text)));
    }
}
