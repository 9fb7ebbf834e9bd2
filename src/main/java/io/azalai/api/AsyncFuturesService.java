package io.azalai.api;

import io.azalai.model.AccountSummary;
import io.azalai.model.CollateralMode;
import io.azalai.model.FundingPayment;
import io.azalai.model.FundingRate;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.DeleverageRank;
import io.azalai.venue.Lane;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Pages;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.Twap;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one account can ask and do in a venue's perpetual futures, as futures; {@link FuturesService} waits for them.
 */
public final class AsyncFuturesService extends AsyncSpotService {

    AsyncFuturesService(MarketDoor door, String account) {
        super(door, account);
    }

    /** See {@link FuturesService#getPositions}. */
    public CompletableFuture<List<Position>> getPositions() {
        return send(new AccountRequest.ReadPositions(account)).thenApply(PositionSnapshot::open);
    }

    /** See {@link FuturesService#getDeleverageRanks}. */
    public CompletableFuture<List<DeleverageRank>> getDeleverageRanks() {
        return send(new AccountRequest.ReadDeleverageRanks(account, null));
    }

    /** See {@link FuturesService#getAccount}. */
    public CompletableFuture<AccountSummary> getAccount() {
        return send(new AccountRequest.ReadSummary(account, Market.PERP));
    }

    /** See {@link FuturesService#getFundingRate}. */
    public CompletableFuture<FundingRate> getFundingRate(String symbol) {
        return figure(symbol, FundingRate.class);
    }

    /** See {@link FuturesService#getMarkPrice}. */
    public CompletableFuture<MarkPrice> getMarkPrice(String symbol) {
        return figure(symbol, MarkPrice.class);
    }

    private <E extends MarketEvent> CompletableFuture<E> figure(String symbol, Class<E> type) {
        return Answers.of(() -> one(listing(symbol), type, send(new MarketRequest.ReadFunding())));
    }

    /** See {@link FuturesService#getPredictedFunding}. */
    public CompletableFuture<FundingRate> getPredictedFunding(String symbol) {
        return Answers.of(
                () -> one(listing(symbol), FundingRate.class, send(new MarketRequest.ReadPredictedFunding())));
    }

    private <E extends MarketEvent> CompletableFuture<E> one(
            Listing listing, Class<E> type, CompletableFuture<? extends List<? extends MarketEvent>> told) {
        return told.thenApply(events -> events.stream()
                .filter(event -> event.listing().equals(listing))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new VenueException(VenueException.notSent(
                        venue.name(),
                        "funding",
                        "NOT_TOLD",
                        "the venue tells no " + type.getSimpleName() + " of " + listing.symbol()
                                + (type == FundingRate.class ? ", or not yet how often it pays" : "")))));
    }

    /** See {@link FuturesService#getFundingHistory}. */
    public CompletableFuture<List<FundingRate>> getFundingHistory(String symbol, Instant since) {
        return Answers.of(() -> {
            MarketRequest.ReadFundingHistory first = new MarketRequest.ReadFundingHistory(
                    listing(symbol), Given.instant(since, "since"), null, Lane.PAST);
            return Pages.all(since, FundingRate::timestamp, from -> send(first.from(from)));
        });
    }

    /** See {@link FuturesService#getFundingPayments}. */
    public CompletableFuture<List<FundingPayment>> getFundingPayments(String symbol, Instant since) {
        return Answers.of(() -> {
            AccountRequest.ReadFundingPayments first = new AccountRequest.ReadFundingPayments(
                    account, listing(symbol), Given.instant(since, "since"), Lane.PAST);
            return Pages.all(since, FundingPayment::fact, from -> send(first.from(from)));
        });
    }

    /** See {@link FuturesService#placeTwap(String, Side, BigDecimal, Duration)}. */
    public CompletableFuture<Order> placeTwap(String symbol, Side side, BigDecimal quantity, Duration over) {
        return Answers.of(() -> placeTwap(
                symbol,
                OrderTerms.twap(Given.the(side, "side"), Given.the(quantity, "quantity"), Given.the(over, "over")),
                ownId()));
    }

    /** See {@link FuturesService#placeTwap(String, OrderTerms, String)}. */
    public CompletableFuture<Order> placeTwap(String symbol, OrderTerms terms, String clientOrderId) {
        return Answers.of(() -> {
            requires(Capability.TWAP, "place-twap", "orders over time");
            return placeOrder(symbol, terms, clientOrderId);
        });
    }

    /** See {@link FuturesService#cancelTwap}. */
    public CompletableFuture<Boolean> cancelTwap(String symbol, String twapId) {
        return Answers.of(() -> {
            Listing listing = listing(symbol);
            Given.the(twapId, "twapId");
            requires(Capability.TWAP, "cancel-twap", "orders over time");
            return engine.gateway().orders().stream()
                    .filter(order -> order.orderType() == OrderType.TWAP
                            && order.account().equals(account)
                            && order.listing().equals(listing)
                            && twapId.equals(order.orderId()))
                    .findFirst()
                    .map(order -> cancelOrder(order.clientOrderId())
                            .thenApply(ended -> ended.status() == OrderStatus.CANCELED))
                    .orElseGet(() -> door.set(settings ->
                            settings.cancelTwap(venue.name(), new TradeRequest.CancelTwap(account, listing, twapId))));
        });
    }

    /** See {@link FuturesService#getTwaps}. */
    public CompletableFuture<List<Twap>> getTwaps() {
        return send(new AccountRequest.ReadTwaps(account));
    }

    /** See {@link FuturesService#getLeverage}. */
    public CompletableFuture<LeverageSetting> getLeverage(String symbol) {
        return Answers.of(() -> send(new AccountRequest.ReadLeverage(account, listing(symbol))));
    }

    /** See {@link FuturesService#setLeverage}. */
    public CompletableFuture<Integer> setLeverage(String symbol, int leverage, MarginMode mode) {
        return Answers.of(() -> {
            Listing listing = listing(symbol);
            Given.the(mode, "mode");
            return door.set(settings -> settings.leverage(account, listing, leverage, mode));
        });
    }

    /** See {@link FuturesService#setMarginMode}. */
    public CompletableFuture<MarginMode> setMarginMode(String symbol, MarginMode mode, int leverage) {
        return Answers.of(() -> {
            Listing listing = listing(symbol);
            Given.the(mode, "mode");
            return door.set(settings -> settings.marginMode(account, listing, mode, leverage));
        });
    }

    /** See {@link FuturesService#adjustIsolatedMargin}. */
    public CompletableFuture<BigDecimal> adjustIsolatedMargin(String symbol, PositionSide leg, BigDecimal amount) {
        return Answers.of(() -> {
            Listing listing = listing(symbol);
            Given.the(leg, "leg");
            Given.the(amount, "amount");
            return door.set(settings -> settings.adjustMargin(account, listing, leg, amount));
        });
    }

    /** See {@link FuturesService#getPositionMode}. */
    public CompletableFuture<PositionMode> getPositionMode() {
        return venue.capabilities(market).contains(Capability.HEDGE_MODE)
                ? send(new AccountRequest.ReadPositionMode(account))
                : CompletableFuture.completedFuture(PositionMode.ONE_WAY);
    }

    /** See {@link FuturesService#setPositionMode}. */
    public CompletableFuture<PositionMode> setPositionMode(PositionMode mode) {
        return Answers.of(() -> {
            Given.the(mode, "mode");
            return door.set(settings -> settings.positionMode(venue.name(), account, mode));
        });
    }

    /** See {@link FuturesService#getCollateralMode}. */
    public CompletableFuture<CollateralMode> getCollateralMode() {
        return send(new AccountRequest.ReadCollateralMode(account));
    }

    /** See {@link FuturesService#closePosition(String)}. */
    public CompletableFuture<Order> closePosition(String symbol) {
        return closePosition(symbol, PositionSide.BOTH);
    }

    /** See {@link FuturesService#closePosition(String, PositionSide)}. */
    public CompletableFuture<Order> closePosition(String symbol, PositionSide leg) {
        return Answers.of(() -> order(OrderRequest.closePosition(
                        ownId(), venue.name(), listing(symbol).symbol(), now())
                .at(listing(symbol).symbol(), market)
                .with(OrderTerms.NONE.acting(Given.the(leg, "leg"), false))));
    }

    /** See {@link FuturesService#transfer}. */
    public CompletableFuture<String> transfer(String asset, BigDecimal amount, Market from, String id) {
        return Answers.of(() -> {
            Given.the(asset, "asset");
            Given.the(amount, "amount");
            Given.the(from, "from");
            Given.the(id, "id");
            return door.set(settings -> settings.transfer(venue.name(), account, asset, amount, from, id));
        });
    }
}
