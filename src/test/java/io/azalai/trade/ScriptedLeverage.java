package io.azalai.trade;

import io.azalai.venue.LeverageSetting;
import io.azalai.venue.Outcome;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.util.concurrent.CompletableFuture;

/** What {@link ScriptedVenue} has set for bitcoin. Safe for many threads: what changes is volatile. */
final class ScriptedLeverage {

    /** Null where the venue does not tell. */
    volatile LeverageSetting setting;

    volatile boolean works = true;
    /** Whether its answer is lost on the way. */
    volatile boolean cuts;
    /** Whether it tells that leverage was set. */
    volatile boolean announces = true;
    /** Whether what it says it has set is set. */
    volatile boolean obeys = true;

    /** When what it has set is answered. */
    volatile CompletableFuture<Void> free = CompletableFuture.completedFuture(null);

    /** The reply to a request, when it may be answered. */
    <R> CompletableFuture<R> answered(VenueRequest<R> request, R reply) {
        return request instanceof SettingRequest.SetLeverage
                ? free.thenApply(done -> reply)
                : CompletableFuture.completedFuture(reply);
    }

    Integer set(SettingRequest.SetLeverage asked) {
        if (!works) {
            throw new VenueException(new VenueException.Details(
                    "hyperliquid", "set-leverage", null, "Invalid leverage value", Outcome.REJECTED));
        }
        if (setting != null && obeys) {
            setting = new LeverageSetting(asked.leverage(), asked.marginMode(), null);
        }
        if (cuts) {
            throw ScriptedFailures.cut("set-leverage");
        }
        return asked.leverage();
    }
}
