package io.azalai.api;

import io.azalai.model.AccountSummary;
import io.azalai.model.FundingPayment;
import io.azalai.model.FundingRate;
import io.azalai.model.MarginMode;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.Position;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What one account can ask and do in a venue's perpetual futures, as futures; {@link FuturesService} waits for them. */
public final class AsyncFuturesService extends AsyncSpotService {

    AsyncFuturesService(Engine engine, OpenVenue venue, String account) {
        super(engine, venue, Market.PERP, account);
    }

    /** See {@link FuturesService#getPositions}. */
    public CompletableFuture<List<Position>> getPositions() {
        return send(new AccountRequest.ReadPositions(account));
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
        var listing = listing(symbol);
        return send(new MarketRequest.ReadFunding()).thenApply(events -> events.stream()
                .filter(event -> event.listing().equals(listing))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new VenueException(VenueException.notSent(
                        venue.name(),
                        "funding",
                        "NOT_TOLD",
                        "the venue tells no " + type.getSimpleName() + " of " + listing.symbol()))));
    }

    /** See {@link FuturesService#getFundingHistory}. */
    public CompletableFuture<List<FundingRate>> getFundingHistory(String symbol, Instant since) {
        MarketRequest.ReadFundingHistory first = new MarketRequest.ReadFundingHistory(listing(symbol), since, null);
        return Pages.all(since, from -> send(first.from(from)));
    }

    /** See {@link FuturesService#getFundingPayments}. */
    public CompletableFuture<List<FundingPayment>> getFundingPayments(String symbol, Instant since) {
        AccountRequest.ReadFundingPayments first =
                new AccountRequest.ReadFundingPayments(account, listing(symbol), since);
        return Pages.all(since, from -> send(first.from(from)));
    }

    /** See {@link FuturesService#getLeverage}. */
    public CompletableFuture<LeverageSetting> getLeverage(String symbol) {
        return send(new AccountRequest.ReadLeverage(account, listing(symbol)));
    }

    /** See {@link FuturesService#setLeverage}. */
    public CompletableFuture<Integer> setLeverage(String symbol, int leverage, MarginMode mode) {
        return engine.accountSettings().leverage(account, listing(symbol), leverage, mode);
    }

    /** See {@link FuturesService#setMarginMode}. */
    public CompletableFuture<MarginMode> setMarginMode(String symbol, MarginMode mode, int leverage) {
        return engine.accountSettings().marginMode(account, listing(symbol), mode, leverage);
    }

    /** See {@link FuturesService#adjustIsolatedMargin}. */
    public CompletableFuture<BigDecimal> adjustIsolatedMargin(String symbol, PositionSide leg, BigDecimal amount) {
        return engine.accountSettings().adjustMargin(account, listing(symbol), leg, amount);
    }

    /** See {@link FuturesService#setPositionMode}. */
    public CompletableFuture<PositionMode> setPositionMode(PositionMode mode) {
        return engine.accountSettings().positionMode(venue.name(), account, mode);
    }

    /** See {@link FuturesService#closePosition}. */
    public CompletableFuture<Order> closePosition(String symbol) {
        return order(OrderRequest.closePosition("j-" + UUID.randomUUID(), venue.name(), symbol, now())
                .at(listing(symbol).symbol(), market));
    }

    /** See {@link FuturesService#transfer}. */
    public CompletableFuture<String> transfer(String asset, BigDecimal amount, Market from, String id) {
        return engine.accountSettings().transfer(venue.name(), account, asset, amount, from, id);
    }
}
