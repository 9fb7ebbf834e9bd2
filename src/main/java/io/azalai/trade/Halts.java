package io.azalai.trade;

import io.azalai.model.RiskLevel;
import io.azalai.settings.Nearest;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The door of operators to the kill switch, by names as people write them: every door leads here, so that what is
 * halted is what orders are compared with. Safe for many threads: it keeps nothing of its own.
 */
public final class Halts {

    private static final String ALL = "ALL";

    private final RiskWatch watch;
    private final Venues venues;

    Halts(RiskWatch watch, Venues venues) {
        this.watch = watch;
        this.venues = venues;
    }

    /**
     * Holds trading back; raises the level, never lowers it.
     *
     * @param scope {@code GLOBAL}, a venue, or {@code venue:symbol}; empty for {@code GLOBAL}
     * @param level {@code HALTED} or {@code REDUCING}; empty for {@code HALTED}
     * @param why for people; may be empty
     * @return done once it is written down; failed when it cannot be, and then it holds until a restart
     * @throws IllegalArgumentException when one of them cannot be, naming what could
     */
    public CompletableFuture<Void> halt(String scope, String level, String actor, String why) {
        return watch.kill(level(level), scope(scope), actor, why);
    }

    /** The same in a flow, whose body goes on as it was. */
    public CompletableFuture<Object> halt(Object body, String scope, String level, String actor, String why) {
        return halt(scope, level, actor, why).thenApply(done -> body);
    }

    /**
     * Lifts latches, after whoever asks has confirmed it.
     *
     * @param scope as for {@link #halt}; empty: every scope
     * @param reason of a latch, or {@code ALL}; empty: {@code ALL}
     * @return done once it is written down
     * @throws IllegalArgumentException when one of them cannot be, naming what could
     * @throws IllegalStateException when the file {@code HALT} cannot be deleted
     */
    public CompletableFuture<Void> resume(String scope, String reason, String actor) {
        return watch.reset(reason(reason), scope.isBlank() ? null : scope(scope), actor);
    }

    /** Loss figures and latches as they stand. */
    public RiskMemory memory() {
        return watch.memory();
    }

    private static RiskLevel level(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "", "HALTED" -> RiskLevel.HALTED;
            case "REDUCING" -> RiskLevel.REDUCING;
            default ->
                throw new IllegalArgumentException(
                        "level is '" + text + "'; give HALTED or REDUCING, resume lowers it");
        };
    }

    private static Latch.@Nullable Reason reason(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.equals(ALL)) {
            return null;
        }
        List<String> known =
                Arrays.stream(Latch.Reason.values()).map(Latch.Reason::name).toList();
        if (!known.contains(wanted)) {
            throw new IllegalArgumentException("reason is '" + text + "'; give " + ALL + " or one of " + known);
        }
        return Latch.Reason.valueOf(wanted);
    }

    /** Canonical: a latch on what people call BTC covers orders in BTC/USDC:USDC. */
    private Scope scope(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty() || wanted.equalsIgnoreCase("GLOBAL")) {
            return Scope.GLOBAL;
        }
        String name = wanted.split(":", 2)[0];
        OpenVenue venue = venues.all().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> unknown(text, name));
        if (name.length() == wanted.length()) {
            return Scope.ofVenue(venue.name());
        }
        try {
            String symbol = wanted.substring(name.length() + 1);
            return new Scope(
                    venue.name(),
                    venue.symbols().resolve(symbol, null).listing().symbol());
        } catch (VenueException unlisted) {
            throw new IllegalArgumentException(
                    "scope is '" + text + "': " + unlisted.text() + "; the venue " + venue.name()
                            + " as a whole can be halted too",
                    unlisted);
        }
    }

    private IllegalArgumentException unknown(String text, String name) {
        List<String> names = venues.all().stream().map(OpenVenue::name).toList();
        String near = Nearest.to(name, names)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
        return new IllegalArgumentException(
                "scope is '" + text + "'; give GLOBAL, a venue or venue:symbol, of the venues "
                        + names.stream().sorted().collect(Collectors.joining(", ")) + near);
    }
}
