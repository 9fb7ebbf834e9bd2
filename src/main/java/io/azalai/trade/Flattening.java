package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.OpenPosition;
import io.azalai.trade.risk.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Closes the positions of an account at the market, reduce-only, with ever more slippage, until the venue shows none
 * (risk.md section 8). Safe for many threads: a counter.
 */
final class Flattening {

    private static final List<BigDecimal> STEPS =
            List.of(new BigDecimal("0.01"), new BigDecimal("0.02"), new BigDecimal("0.05"));

    private static final Duration FILLS_COME = Duration.ofSeconds(1);

    /** How long a step may wait for the journal and the venue. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final Venues venues;
    private final Closer closer;
    private final BigDecimal maxSlippage;
    private final Later later;
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();

    /** Sends an order that the system itself places while trading is halted. */
    interface Closer {
        CompletableFuture<?> close(Listing listing, OrderRequest request);
    }

    /**
     * By means of the order path.
     *
     * @param maxSlippage that an order may ask for, a fraction
     */
    Flattening(
            OrderDesk desk,
            AccountDesk accounts,
            Venues venues,
            Closer closer,
            BigDecimal maxSlippage,
            Later later,
            Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.venues = venues;
        this.closer = closer;
        this.maxSlippage = maxSlippage;
        this.later = later;
        this.clock = clock;
    }

    /**
     * Begins; the work goes on by itself.
     *
     * @param wanted whether it still is; asked before each step
     * @return what is left after the last step, in words; empty when nothing is, or it is not wanted any more
     */
    CompletableFuture<Optional<String>> flatten(AccountKey whose, Scope scope, BooleanSupplier wanted) {
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        step(whose, scope, wanted, 0, result);
        return result;
    }

    private void step(
            AccountKey whose,
            Scope scope,
            BooleanSupplier wanted,
            int step,
            CompletableFuture<Optional<String>> result) {
        accounts.refresh(venues.named(whose.venue()), whose.account()).whenComplete((read, failure) -> {
            List<OpenPosition> held = held(whose, scope);
            if (!wanted.getAsBoolean() || (failure == null && held.isEmpty())) {
                result.complete(Optional.empty());
            } else if (step == STEPS.size()) {
                result.complete(Optional.of(failure == null ? positions(held) : "its positions cannot be read"));
            } else {
                close(whose, held, STEPS.get(step).min(maxSlippage))
                        .whenComplete((sent, refused) ->
                                later.in(FILLS_COME, () -> step(whose, scope, wanted, step + 1, result)));
            }
        });
    }

    private CompletableFuture<Void> close(AccountKey whose, List<OpenPosition> held, BigDecimal slippage) {
        CompletableFuture<Void> sent = CompletableFuture.allOf(held.stream()
                .flatMap(position -> requests(whose, position, slippage).stream()
                        .map(request -> closer.close(position.listing(), request)))
                .toArray(CompletableFuture<?>[]::new));
        later.in(PATIENCE, () -> sent.complete(null));
        return sent;
    }

    /** One for all, or as many as it takes where that is more than the venue takes in one order. */
    private List<OrderRequest> requests(AccountKey whose, OpenPosition position, BigDecimal slippage) {
        Listing listing = position.listing();
        BigDecimal whole = position.quantity().abs();
        return venues.named(whose.venue())
                .symbols()
                .of(listing)
                .map(instrument -> portions(whole, instrument))
                .filter(portions -> portions.size() > 1)
                .map(portions -> portions.stream()
                        .map(portion -> portion(whose, position, portion, slippage))
                        .toList())
                .orElseGet(() -> List.of(whole(whose, position, slippage)));
    }

    /** About equal, so that none is too small. */
    private static List<BigDecimal> portions(BigDecimal whole, Instrument instrument) {
        Optional<BigDecimal> most = Stream.of(
                        instrument.maxQuantity(), instrument.limits().marketMaxQuantity())
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder());
        if (most.isEmpty() || whole.compareTo(most.get()) <= 0) {
            return List.of(whole);
        }
        BigDecimal count = whole.divide(most.get(), 0, RoundingMode.UP);
        BigDecimal step = instrument.stepSize();
        BigDecimal each = whole.divide(count.multiply(step), 0, RoundingMode.UP).multiply(step);
        List<BigDecimal> portions = new ArrayList<>();
        for (BigDecimal left = whole; left.signum() > 0; left = left.subtract(each)) {
            portions.add(left.min(each));
        }
        return portions;
    }

    private OrderRequest whole(AccountKey whose, OpenPosition position, BigDecimal slippage) {
        OrderRequest close = OrderRequest.closePosition(
                id(), whose.venue(), position.listing().symbol(), clock.instant());
        OrderTerms terms = close.terms().acting(position.positionSide(), false).bounded(null, slippage);
        return of(whose, position, close.with(terms));
    }

    private OrderRequest portion(AccountKey whose, OpenPosition position, BigDecimal portion, BigDecimal slippage) {
        Side side = position.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        OrderTerms terms = OrderTerms.market(side, portion)
                .acting(position.positionSide(), true)
                .bounded(null, slippage);
        String symbol = position.listing().symbol();
        return of(whose, position, OrderRequest.place(id(), whose.venue(), symbol, terms, clock.instant()));
    }

    private static OrderRequest of(AccountKey whose, OpenPosition position, OrderRequest request) {
        Listing listing = position.listing();
        return request.forAccount(whose.account()).at(listing.symbol(), listing.market());
    }

    private String id() {
        return "flatten-" + clock.millis() + "-" + count.incrementAndGet();
    }

    private List<OpenPosition> held(AccountKey whose, Scope scope) {
        return desk.within(() -> accounts.view().venues().stream()
                .filter(state -> state.venue().equals(whose.venue()))
                .flatMap(state -> state.accounts().stream())
                .filter(state -> state.account().equals(whose.account()))
                .flatMap(state -> state.positions().stream())
                .filter(position -> position.quantity().signum() != 0 && scope.covers(position.listing()))
                .filter(position -> position.listing().market() == Market.PERP)
                .toList());
    }

    private static String positions(List<OpenPosition> held) {
        return "positions "
                + held.stream()
                        .map(position -> position.quantity().toPlainString() + " "
                                + position.listing().symbol()
                                + (position.positionSide() == PositionSide.BOTH ? "" : " " + position.positionSide()))
                        .toList();
    }
}
