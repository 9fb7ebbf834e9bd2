package io.azalai.trade.risk;

import io.azalai.model.Effect;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order before its judges: the order, the world and the limits, with what follows from them. What a check may ask
 * for is known once the checks before it have passed. Confined to one evaluation.
 */
final class Proposal {

    private final RiskOrder order;
    private final RiskView view;
    private final RiskLimits limits;
    private final Optional<Instrument> instrument;
    private final BigDecimal assumed;
    private final List<Passed.Compared> compared = new ArrayList<>();
    private final Valuation valuation;
    /** Null until asked for. */
    private @Nullable Effect effect;
    /** Null until asked for. */
    private @Nullable Gross venueGross;

    Proposal(RiskOrder order, RiskView view, RiskLimits limits) {
        this(order, view, limits, BigDecimal.ZERO);
    }

    /** As if so much more, signed, were held already. */
    Proposal(RiskOrder order, RiskView view, RiskLimits limits, BigDecimal assumed) {
        this.order = order;
        this.view = view;
        this.limits = limits;
        this.assumed = assumed;
        this.valuation = new Valuation(view, limits);
        this.instrument = view.instrument(order.venue(), order.symbol());
    }

    /** With what the order was judged to do when it was let in: now it counts among the orders itself. */
    Proposal(RiskOrder order, RiskView view, RiskLimits limits, Effect effect) {
        this(order, view, limits);
        this.effect = effect;
    }

    /** Notes what a check compares, so that it can be told of an order that passes too. */
    void compares(BigDecimal observed, BigDecimal limit, String unit) {
        compared.add(new Passed.Compared(observed, limit, unit));
    }

    /** What was compared since this was asked last. */
    List<Passed.Compared> takeCompared() {
        List<Passed.Compared> taken = List.copyOf(compared);
        compared.clear();
        return taken;
    }

    RiskOrder order() {
        return order;
    }

    RiskView view() {
        return view;
    }

    RiskLimits limits() {
        return limits;
    }

    boolean instrumentIsKnown() {
        return instrument.isPresent();
    }

    Instrument instrument() {
        return instrument.orElseThrow();
    }

    Listing listing() {
        return instrument().listing();
    }

    boolean isSpot() {
        return listing().market() == Market.SPOT;
    }

    boolean isBuy() {
        return order.side() == Side.BUY;
    }

    /** Base units; of a trigger that closes the position, what the position is now. */
    BigDecimal quantity() {
        return order.closesPosition() ? held().abs() : known(order.quantity());
    }

    /** Where the order is for, for people. */
    String place() {
        return order.venue() + " "
                + instrument.map(Instrument::listing).map(Listing::symbol).orElse(order.symbol());
    }

    Optional<VenueState> venue() {
        return view.venues().stream()
                .filter(state -> state.venue().equals(order.venue()))
                .findFirst();
    }

    Optional<AccountState> account() {
        return venue().stream()
                .flatMap(state -> state.accounts().stream())
                .filter(state -> state.account().equals(order.account()))
                .findFirst();
    }

    /** The position the order acts on; empty when flat. */
    Optional<OpenPosition> position() {
        return account().stream()
                .flatMap(state -> state.positions().stream())
                .filter(position -> position.listing().key().equals(listing().key()))
                .filter(position -> position.positionSide() == order.positionSide())
                .findFirst();
    }

    /** Signed quantity of that position, zero when flat. */
    BigDecimal held() {
        return known().add(assumed);
    }

    private BigDecimal known() {
        return position().map(OpenPosition::quantity).orElse(BigDecimal.ZERO);
    }

    /** Open orders on that position. */
    List<RestingOrder> orders() {
        return account().stream()
                .flatMap(state -> state.orders().stream())
                .filter(resting -> resting.listing().key().equals(listing().key()))
                .filter(resting -> resting.positionSide() == order.positionSide())
                .toList();
    }

    /** Whether the order is on the side that makes the position smaller. */
    boolean opposes() {
        return isBuy() ? held().signum() < 0 : held().signum() > 0;
    }

    /** Whether the order can only close a leg of hedge mode. */
    boolean closesLeg() {
        return order.positionSide() == (isBuy() ? PositionSide.SHORT : PositionSide.LONG);
    }

    /** What open orders on the order's side leave of the position to close, in base units (risk.md section 2). */
    BigDecimal closable() {
        BigDecimal pending = orders().stream()
                .filter(resting -> resting.side() == order.side())
                .map(resting -> resting.reach(held()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return held().abs().subtract(pending).max(BigDecimal.ZERO);
    }

    /** What the order does to the position (risk.md section 2). */
    Effect effect() {
        Effect found = effect;
        if (found == null) {
            found = judgeEffect();
            effect = found;
        }
        return found;
    }

    private Effect judgeEffect() {
        if (isSpot()) {
            return isBuy() ? Effect.INCREASE : Effect.REDUCE;
        }
        if (!opposes()) {
            return Effect.INCREASE;
        }
        boolean closes = order.reduceOnly()
                ? quantity().compareTo(held().abs()) <= 0
                : quantity().compareTo(closable()) <= 0;
        return closes ? Effect.REDUCE : Effect.FLIP;
    }

    /** Whether exposure may grow: the checks marked Inc apply. */
    boolean increases() {
        return effect() != Effect.REDUCE;
    }

    /** How base units become USD; empty when a price is missing. */
    Optional<WorstCase.Rate> rateIfKnown() {
        return valuation.rate(listing());
    }

    WorstCase.Rate rate() {
        return rateIfKnown().orElseThrow();
    }

    /** Reference price in quote units. */
    BigDecimal reference() {
        return rate().reference();
    }

    /** Total equity of all enabled venues in USD. */
    BigDecimal equity() {
        return view.venues().stream()
                .filter(VenueState::enabled)
                .map(venue -> venue.equity().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the account holds of a spot instrument's base asset. */
    BigDecimal holding() {
        return account().map(state -> state.held(instrument().baseAsset())).orElse(BigDecimal.ZERO);
    }

    /** The order's own, else that of its symbol (risk.md section 3). */
    int leverage() {
        Integer own = order.leverage();
        return own != null
                ? own
                : account()
                        .map(account -> SymbolLeverage.of(account, listing(), order.positionSide(), view, limits))
                        .orElse(limits.trading().defaultLeverage());
    }

    /** How much of the order is new exposure, in base units: of one that turns the position over, what is left. */
    BigDecimal increasing() {
        return effect() == Effect.FLIP ? quantity().subtract(closable()) : quantity();
    }

    /** The price the order is reckoned at, in quote units. */
    BigDecimal worstPrice() {
        return valuation.worstPrice(resting(), rate());
    }

    /** The same in USD. */
    BigDecimal worstPriceUsd() {
        return worstPrice().multiply(rate().perQuote());
    }

    /** What an order at the market may pay, or get, in quote units: the reference price and its slippage. */
    BigDecimal marketBound() {
        BigDecimal own = order.slippage();
        BigDecimal slippage = own == null ? limits.trading().defaultSlippage() : own;
        return reference().multiply(isBuy() ? BigDecimal.ONE.add(slippage) : BigDecimal.ONE.subtract(slippage));
    }

    BigDecimal takerFee() {
        return view.takerFee(order.account(), listing());
    }

    /**
     * Gross in USD.
     *
     * @param before as things are
     * @param after as if the order rested already
     */
    record Gross(BigDecimal before, BigDecimal after) {

        Gross plus(BigDecimal more) {
            return new Gross(before.add(more), after.add(more));
        }
    }

    /** Gross of the order's venue; empty when a price is missing. */
    Optional<Gross> venueGross() {
        if (venueGross == null) {
            venueGross = venue().flatMap(valuation::gross)
                    .flatMap(gross -> rateIfKnown().map(usd -> around(gross, usd)))
                    .orElse(null);
        }
        return Optional.ofNullable(venueGross);
    }

    private Gross around(BigDecimal gross, WorstCase.Rate usd) {
        List<RestingOrder> orders = new ArrayList<>(orders());
        BigDecimal own = valuation.worstCase(usd, known(), orders).gross();
        orders.add(resting());
        BigDecimal then = valuation.worstCase(usd, held(), orders).gross();
        return new Gross(gross, gross.subtract(own).add(then));
    }

    Valuation valuation() {
        return valuation;
    }

    /** The order as it would rest once accepted. */
    RestingOrder resting() {
        return new RestingOrder(
                order.clientOrderId(),
                listing(),
                order.side(),
                order.type(),
                order.positionSide(),
                known(order.quantity()),
                order.price(),
                order.triggerPrice(),
                order.slippage(),
                order.reduceOnly(),
                order.timeInForce(),
                order.leverage());
    }

    /** A value of the order that an earlier check has found present. */
    static <T> T known(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }
}
