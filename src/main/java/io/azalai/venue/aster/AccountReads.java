package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.CollateralMode;
import io.azalai.model.FundingPayment;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionMode;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadCollateralMode;
import io.azalai.venue.AccountRequest.ReadDeleverageRanks;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadKeyRights;
import io.azalai.venue.AccountRequest.ReadLeverage;
import io.azalai.venue.AccountRequest.ReadLeverageLimits;
import io.azalai.venue.AccountRequest.ReadPositionMode;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.CashFlow;
import io.azalai.venue.DeleverageRank;
import io.azalai.venue.FeeRates;
import io.azalai.venue.FlowPage;
import io.azalai.venue.HttpReply;
import io.azalai.venue.KeyRights;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is asked about an account's money, positions and settings, a method for each call (aster.md sections 3.4 and 3.7).
 * Safe for many threads: stateless.
 */
final class AccountReads {

    private final ServerClock time;
    private final Listings listings;
    private final AccountCodec codec;
    private final KeyCodec keys;

    AccountReads(ServerClock time, Listings listings, AccountCodec codec, KeyCodec keys) {
        this.time = time;
        this.listings = listings;
        this.codec = codec;
        this.keys = keys;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.ofEntries(
                Map.entry(ReadBalances.class, balances()),
                Map.entry(ReadSummary.class, summary()),
                Map.entry(ReadPositions.class, positions()),
                Map.entry(ReadFundingPayments.class, fundingPayments()),
                Map.entry(ReadFlows.class, flows()),
                Map.entry(ReadFees.class, fees()),
                Map.entry(ReadPositionMode.class, positionMode()),
                Map.entry(ReadCollateralMode.class, collateralMode()),
                Map.entry(ReadLeverage.class, leverage()),
                Map.entry(ReadDeleverageRanks.class, deleverageRanks()),
                Map.entry(ReadLeverageLimits.class, leverageLimits()),
                Map.entry(ReadKeyRights.class, keyRights()),
                Map.entry(UserStreamKey.class, userStreamKey()));
    }

    /** {@code balance} of futures, {@code account} of spot, weight 5, signed. */
    Call<ReadBalances, List<Balance>> balances() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_BALANCE, Endpoint.SPOT_ACCOUNT),
                (request, reply) -> request.market() == Market.SPOT
                        ? AccountCodec.spot(
                                request.account(), Call.one(reply, AccountWire.SpotAccount.class), reply.receivedAt())
                        : AccountCodec.futures(
                                request.account(),
                                Call.many(reply, AccountWire.FuturesBalance[].class),
                                reply.receivedAt()));
    }

    /** {@code account} of futures, weight 5, signed. */
    Call<ReadSummary, AccountSummary> summary() {
        return Call.bare(
                request -> Requests.futures(request, request.market(), Endpoint.FUTURES_ACCOUNT),
                (request, reply) -> AccountCodec.summary(
                        request.account(), Call.one(reply, AccountWire.FuturesAccount.class), reply.receivedAt()));
    }

    /** {@code positionRisk}, weight 5, signed. */
    Call<ReadPositions, List<Position>> positions() {
        return Call.bare(
                request -> Endpoint.POSITION_RISK,
                (request, reply) -> codec.positions(
                        request.account(), Call.many(reply, AccountWire.PositionRisk[].class), reply.receivedAt()));
    }

    /** {@code income} of type FUNDING_FEE, weight 30, signed: a thousand at most, the oldest first. */
    Call<ReadFundingPayments, Page<FundingPayment>> fundingPayments() {
        return new Call<>(
                request -> Endpoint.FUTURES_INCOME,
                request -> Slices.times(
                        new Parameters()
                                .add(
                                        "symbol",
                                        request.listing() == null
                                                ? null
                                                : request.listing().venueSymbol())
                                .add("incomeType", FlowCodec.FUNDING),
                        request.since(),
                        time.local()),
                (request, reply) -> {
                    List<AccountWire.Income> rows = Call.many(reply, AccountWire.Income[].class);
                    return Slices.page(
                            request.since(),
                            codec.funding(request.account(), rows, reply.receivedAt()),
                            rows.size(),
                            FundingPayment::timestamp,
                            time.local());
                });
    }

    /**
     * {@code income} or {@code transactionHistory}, weight 30, signed: a thousand of the last seven days at most, trading's
     * among them. To ask for each type of flow alone would cost as much for every one of fifteen types as a thousand rows do.
     */
    Call<ReadFlows, FlowPage> flows() {
        return new Call<>(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_INCOME, Endpoint.SPOT_HISTORY),
                request -> new Parameters()
                        .add("startTime", begin(request).toEpochMilli())
                        .add(
                                "endTime",
                                request.until() == null ? null : request.until().toEpochMilli())
                        .add("limit", Slices.MOST),
                (request, reply) -> request.market() == Market.PERP
                        ? flows(request, Call.many(reply, AccountWire.Income[].class), FlowCodec::futures)
                        : flows(request, Call.many(reply, AccountWire.Transaction[].class), FlowCodec::spot));
    }

    private <T> FlowPage flows(ReadFlows request, List<T> rows, Function<List<T>, List<CashFlow>> codec) {
        List<CashFlow> flows = codec.apply(rows);
        return rows.size() < Slices.MOST
                ? FlowPage.all(flows)
                : FlowPage.full(request, begin(request), time.local(), flows);
    }

    private Instant begin(ReadFlows request) {
        return Slices.begin(request.since(), time.local());
    }

    /** {@code commissionRate}, weight 20, signed. */
    Call<ReadFees, FeeRates> fees() {
        return new Call<>(
                request ->
                        Endpoint.of(request.listing().market(), Endpoint.FUTURES_COMMISSION, Endpoint.SPOT_COMMISSION),
                request -> Call.symbol(request.listing()),
                (request, reply) -> AccountCodec.fees(Call.one(reply, AccountWire.CommissionRate.class)));
    }

    /** {@code positionSide/dual}, weight 30, signed. */
    Call<ReadPositionMode, PositionMode> positionMode() {
        return Call.bare(
                request -> Endpoint.POSITION_MODE,
                (request, reply) ->
                        Words.given(Call.one(reply, AccountWire.DualSide.class).dualSidePosition(), "dualSidePosition")
                                ? PositionMode.HEDGE
                                : PositionMode.ONE_WAY);
    }

    /** {@code multiAssetsMargin}, weight 30, signed. */
    Call<ReadCollateralMode, CollateralMode> collateralMode() {
        return Call.bare(
                request -> Endpoint.COLLATERAL_MODE,
                (request, reply) -> Words.given(
                                Call.one(reply, AccountWire.MultiAssets.class).multiAssetsMargin(), "multiAssetsMargin")
                        ? CollateralMode.MULTI_ASSET
                        : CollateralMode.SEPARATE);
    }

    /** {@code positionRisk} of one symbol, weight 5, signed: flat or not, both legs carry the symbol's setting. */
    Call<ReadLeverage, LeverageSetting> leverage() {
        return new Call<>(
                request -> Requests.futures(request, request.listing().market(), Endpoint.POSITION_RISK),
                request -> Call.symbol(request.listing()),
                (request, reply) -> AccountCodec.leverage(
                        Call.many(reply, AccountWire.PositionRisk[].class).get(0)));
    }

    /** {@code adlQuantile}, weight 5, signed: of one symbol or of all; the venue reckons it each 30 seconds. */
    Call<ReadDeleverageRanks, List<DeleverageRank>> deleverageRanks() {
        return new Call<>(
                request -> Endpoint.ADL_QUANTILE,
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> codec.ranks(Call.many(reply, AccountWire.AdlQuantile[].class)));
    }

    /** {@code leverageBracket} of all symbols, weight 1, signed: an array, of one symbol an object. */
    Call<ReadLeverageLimits, Map<String, Integer>> leverageLimits() {
        return Call.bare(
                request -> Endpoint.LEVERAGE_BRACKETS,
                (request, reply) -> listings.learn(Call.oneOrMany(reply, AccountWire.LeverageBrackets.class)));
    }

    /** {@code agent} by wallet, {@code account} of futures by API key, weight 5, signed. */
    Call<ReadKeyRights, KeyRights> keyRights() {
        return Call.bare(
                request -> keys.endpoint(request.account()), (request, reply) -> keys.rights(request.account(), reply));
    }

    /** {@code listenKey}, weight 1, by the key's header or signed: POST opens, PUT keeps alive. */
    Call<UserStreamKey, String> userStreamKey() {
        return new Call<>(
                request -> request.keepAlive() == null
                        ? Endpoint.of(request.market(), Endpoint.FUTURES_OPEN_KEY, Endpoint.SPOT_OPEN_KEY)
                        : Endpoint.of(request.market(), Endpoint.FUTURES_KEEP_KEY, Endpoint.SPOT_KEEP_KEY),
                request ->
                        new Parameters().add("listenKey", request.market() == Market.SPOT ? request.keepAlive() : null),
                (request, reply) -> request.keepAlive() != null ? kept(request.keepAlive(), reply) : key(reply));
    }

    /** The venue answers with an empty object. */
    private static String kept(String key, HttpReply reply) throws JsonProcessingException {
        if (!Json.MAPPER.readTree(reply.body()).isObject()) {
            throw new IllegalArgumentException("the answer is no object");
        }
        return key;
    }

    private static String key(HttpReply reply) throws JsonProcessingException {
        return Words.given(Call.one(reply, AccountWire.ListenKey.class).listenKey(), "listenKey");
    }
}
