package io.azalai.api;

import io.azalai.model.AccountSummary;
import io.azalai.model.CollateralMode;
import io.azalai.model.FundingPayment;
import io.azalai.model.FundingRate;
import io.azalai.model.MarginMode;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderTerms;
import io.azalai.model.Position;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.DeleverageRank;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.Twap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All of {@link SpotService} for perpetual futures, and positions, funding, leverage and margin. Reduce-only orders,
 * triggers and orders that protect others are said by {@link io.azalai.model.OrderTerms}. Safe for many threads.
 */
public final class FuturesService extends SpotService {

    private final AsyncFuturesService futures;

    FuturesService(AsyncFuturesService futures) {
        super(futures);
        this.futures = futures;
    }

    @Override
    public AsyncFuturesService async() {
        return futures;
    }

    @Override
    public FuturesService forAccount(String alias) {
        return new FuturesService(new AsyncFuturesService(futures.door, alias));
    }

    /** Positions that are not flat. */
    public List<Position> getPositions() {
        return Answers.await(futures.getPositions());
    }

    /** How soon each position is closed for the gains of others, should the venue have to; Aster. */
    public List<DeleverageRank> getDeleverageRanks() {
        return Answers.await(futures.getDeleverageRanks());
    }

    /**
     * Equity, margin, what is free of it and, of cross positions, how near liquidation is. Where spot backs the
     * perpetuals it is the balances of spot, of which positions take their margin.
     */
    public AccountSummary getAccount() {
        return Answers.await(futures.getAccount());
    }

    /** The rate to be paid next. */
    public FundingRate getFundingRate(String symbol) {
        return Answers.await(futures.getFundingRate(symbol));
    }

    /** What the venue expects to be paid next, where it has a call for it; else {@link #getFundingRate} carries it. */
    public FundingRate getPredictedFunding(String symbol) {
        return Answers.await(futures.getPredictedFunding(symbol));
    }

    /** Mark and index price. */
    public MarkPrice getMarkPrice(String symbol) {
        return Answers.await(futures.getMarkPrice(symbol));
    }

    /** Rates that were paid from an instant on, oldest first. */
    public List<FundingRate> getFundingHistory(String symbol, Instant since) {
        return Answers.await(futures.getFundingHistory(symbol, since));
    }

    /** Funding the account paid or received from an instant on, oldest first. */
    public List<FundingPayment> getFundingPayments(String symbol, Instant since) {
        return Answers.await(futures.getFundingPayments(symbol, since));
    }

    /**
     * Buys or sells at the market in even slices, as long as this; see {@link #placeTwap(String, OrderTerms, String)}.
     */
    public Order placeTwap(String symbol, Side side, BigDecimal quantity, Duration over) {
        return Answers.await(futures.placeTwap(symbol, side, quantity, over));
    }

    /**
     * Places an order that the venue works off in slices, where it can: {@code OrderTerms.twap}, with a price to begin
     * and one to end at where wanted, and what is added to it. It passes the gate whole, is an order like any other
     * from then on, and ends by {@link #cancelOrder}.
     *
     * @param clientOrderId yours: asking again with the same id and terms sends nothing
     */
    public Order placeTwap(String symbol, OrderTerms terms, String clientOrderId) {
        return Answers.await(futures.placeTwap(symbol, terms, clientOrderId));
    }

    /** Ends an order over time by the venue's id, also one that was placed elsewhere; whether that was done. */
    public boolean cancelTwap(String symbol, String twapId) {
        return Answers.await(futures.cancelTwap(symbol, twapId));
    }

    /** Orders that the venue works off over time, running and ended, newest first, where it has such. */
    public List<Twap> getTwaps() {
        return Answers.await(futures.getTwaps());
    }

    /** Leverage and margin mode as set, also without a position. */
    public LeverageSetting getLeverage(String symbol) {
        return Answers.await(futures.getLeverage(symbol));
    }

    /**
     * Sets margin mode and leverage, on Aster in this order by two calls, the first of which holds also where the
     * second is refused; answers the leverage that is set. Orders of the symbol that name no leverage go by both from
     * then on.
     */
    public int setLeverage(String symbol, int leverage, MarginMode mode) {
        return Answers.await(futures.setLeverage(symbol, leverage, mode));
    }

    /**
     * Sets the margin mode. Hyperliquid sets both, so that the leverage holds at once; Aster keeps its leverage until
     * the next order that increases, before which it is set. Orders go by both as by {@link #setLeverage}.
     */
    public MarginMode setMarginMode(String symbol, MarginMode mode, int leverage) {
        return Answers.await(futures.setMarginMode(symbol, mode, leverage));
    }

    /** Adds margin to an isolated position, or with a negative amount takes it away; answers the amount. */
    public BigDecimal adjustIsolatedMargin(String symbol, PositionSide leg, BigDecimal amount) {
        return Answers.await(futures.adjustIsolatedMargin(symbol, leg, amount));
    }

    /** Whether symbols have one position or two; one where the venue knows no other. */
    public PositionMode getPositionMode() {
        return Answers.await(futures.getPositionMode());
    }

    /** Sets whether symbols have one position or two, where the venue can. */
    public PositionMode setPositionMode(PositionMode mode) {
        return Answers.await(futures.setPositionMode(mode));
    }

    /** What backs the account's perpetuals. */
    public CollateralMode getCollateralMode() {
        return Answers.await(futures.getCollateralMode());
    }

    /** Closes a position whole, at the market within the configured slippage. */
    public Order closePosition(String symbol) {
        return Answers.await(futures.closePosition(symbol));
    }

    /** Closes one of the two positions that a symbol has in hedge mode. */
    public Order closePosition(String symbol, PositionSide leg) {
        return Answers.await(futures.closePosition(symbol, leg));
    }

    /**
     * Moves money between spot and perpetuals of the account; refused unless {@code exchanges.<venue>.transfers} is on.
     *
     * @param from the market it leaves
     * @param id of yours; asking again with the same id moves it once, where the venue knows such ids
     * @return the venue's id of the transfer, or yours where it has none
     */
    public String transfer(String asset, BigDecimal amount, Market from, String id) {
        return Answers.await(futures.transfer(asset, amount, from, id));
    }
}
