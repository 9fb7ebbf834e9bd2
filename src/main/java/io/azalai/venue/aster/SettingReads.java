package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.CollateralMode;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.venue.AccountRequest.ReadCollateralMode;
import io.azalai.venue.AccountRequest.ReadDeleverageRanks;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadKeyRights;
import io.azalai.venue.AccountRequest.ReadLeverage;
import io.azalai.venue.AccountRequest.ReadLeverageLimits;
import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.AccountRequest.ReadPositionMode;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.DeleverageRank;
import io.azalai.venue.FeeRates;
import io.azalai.venue.HttpReply;
import io.azalai.venue.KeyRights;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.LimitState;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The reads of how an account stands with the venue, a method for each (aster.md sections 3.4 and 3.7). Safe for many
 * threads: stateless.
 */
final class SettingReads {

    private final Listings listings;
    private final AccountCodec codec;
    private final KeyCodec keys;
    private final ListenKeys listenKeys;
    private final Weights weights;

    SettingReads(Listings listings, AccountCodec codec, KeyCodec keys, ListenKeys listenKeys, Weights weights) {
        this.listings = listings;
        this.codec = codec;
        this.keys = keys;
        this.listenKeys = listenKeys;
        this.weights = weights;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ReadFees.class, fees(),
                ReadLimits.class, limits(),
                ReadPositionMode.class, positionMode(),
                ReadCollateralMode.class, collateralMode(),
                ReadLeverage.class, leverage(),
                ReadDeleverageRanks.class, deleverageRanks(),
                ReadLeverageLimits.class, leverageLimits(),
                ReadKeyRights.class, keyRights(),
                UserStreamKey.class, userStreamKey());
    }

    /** The parts of limits, by name. */
    Map<String, Call<?, ?>> parts() {
        return Map.of(Parts.FUTURES, limits(), Parts.SPOT, spotLimits());
    }

    /**
     * {@code GET time} of futures, weight 1, unsigned: the headers of each answer tell what the host has counted, those
     * of an order what the account has placed. How much is used means nothing before each host has told how much there
     * may be. Sections 3.1 and 7.
     */
    Call<ReadLimits, List<LimitState>> limits() {
        return limits(Market.PERP).after(request -> Stream.of(Market.PERP, Market.SPOT)
                .filter(market -> !weights.knows(market))
                .<VenueRequest<?>>map(ReadInstruments::new)
                .toList());
    }

    /** {@code GET time} of spot, weight 1, unsigned, as {@link #limits} of futures. Sections 3.6 and 7. */
    Call<ReadLimits, List<LimitState>> spotLimits() {
        return limits(Market.SPOT);
    }

    private Call<ReadLimits, List<LimitState>> limits(Market market) {
        return Call.bare(
                request -> Endpoint.of(market, Endpoint.FUTURES_TIME, Endpoint.SPOT_TIME), (request, reply) -> {
                    Numbers.time(Call.one(reply, MarketWire.Time.class).serverTime());
                    return weights.states(market, request.account(), reply.receivedAt());
                });
    }

    /** {@code GET commissionRate}, weight 20, signed. Sections 3.4 and 3.7. */
    Call<ReadFees, FeeRates> fees() {
        return new Call<>(
                request ->
                        Endpoint.of(request.listing().market(), Endpoint.FUTURES_COMMISSION, Endpoint.SPOT_COMMISSION),
                request -> Call.symbol(request.listing()),
                (request, reply) -> FeeCodec.of(Call.one(reply, AccountWire.CommissionRate.class)));
    }

    /** {@code GET positionSide/dual}, weight 30, signed. Section 3.4. */
    Call<ReadPositionMode, PositionMode> positionMode() {
        return Call.bare(
                request -> Endpoint.POSITION_MODE,
                (request, reply) ->
                        Words.given(Call.one(reply, AccountWire.DualSide.class).dualSidePosition(), "dualSidePosition")
                                ? PositionMode.HEDGE
                                : PositionMode.ONE_WAY);
    }

    /** {@code GET multiAssetsMargin}, weight 30, signed. Section 3.4. */
    Call<ReadCollateralMode, CollateralMode> collateralMode() {
        return Call.bare(
                request -> Endpoint.COLLATERAL_MODE,
                (request, reply) -> Words.given(
                                Call.one(reply, AccountWire.MultiAssets.class).multiAssetsMargin(), "multiAssetsMargin")
                        ? CollateralMode.MULTI_ASSET
                        : CollateralMode.SEPARATE);
    }

    /**
     * {@code GET positionRisk} of one symbol, weight 5, signed: flat or not, both legs carry the symbol's setting.
     * Section 3.4.
     */
    Call<ReadLeverage, LeverageSetting> leverage() {
        return new Call<>(
                request -> Requests.futures(request, request.listing().market(), Endpoint.POSITION_RISK),
                request -> Call.symbol(request.listing()),
                (request, reply) -> AccountCodec.leverage(
                        Call.many(reply, AccountWire.PositionRisk[].class).get(0)));
    }

    /**
     * {@code GET adlQuantile}, weight 5, signed: of one symbol or of all; the venue reckons it each 30 seconds. Section
     * 3.4.
     */
    Call<ReadDeleverageRanks, List<DeleverageRank>> deleverageRanks() {
        return new Call<>(
                request -> Endpoint.ADL_QUANTILE,
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> codec.ranks(Call.many(reply, AccountWire.AdlQuantile[].class)));
    }

    /** {@code GET leverageBracket} of all symbols, weight 1, signed: an array, of one symbol an object. Section 3.4. */
    Call<ReadLeverageLimits, Map<String, Integer>> leverageLimits() {
        return Call.bare(
                request -> Endpoint.LEVERAGE_BRACKETS,
                (request, reply) -> listings.learn(
                        AccountCodec.mostLeverage(Call.oneOrMany(reply, AccountWire.LeverageBrackets.class))));
    }

    /** {@code GET agent} by wallet, {@code GET account} of futures by API key, weight 5, signed. Section 3.4. */
    Call<ReadKeyRights, KeyRights> keyRights() {
        return Call.bare(
                request -> keys.endpoint(request.account()), (request, reply) -> keys.rights(request.account(), reply));
    }

    /**
     * {@code listenKey}, weight 1, by the key's header or signed. POST opens a stream; while its key is good it
     * prolongs it, and where it is forgotten it gives another, so that the service renews by it too. PUT prolongs and
     * does no more: others send it, and what they recorded is decoded by it. A key that is no more is forgotten, so
     * that its stream asks for another. Sections 3.4, 3.7 and 6.4.
     */
    Call<UserStreamKey, String> userStreamKey() {
        return new Call<UserStreamKey, String>(
                        request -> request.keepAlive() == null
                                ? Endpoint.of(request.market(), Endpoint.FUTURES_OPEN_KEY, Endpoint.SPOT_OPEN_KEY)
                                : Endpoint.of(request.market(), Endpoint.FUTURES_KEEP_KEY, Endpoint.SPOT_KEEP_KEY),
                        request -> new Parameters()
                                .add("listenKey", request.market() == Market.SPOT ? request.keepAlive() : null),
                        (request, reply) -> {
                            String key = request.keepAlive() != null ? kept(request.keepAlive(), reply) : key(reply);
                            listenKeys.issued(request.account(), request.market(), key);
                            return key;
                        })
                .teaching((request, failure) -> {
                    if (Errors.isStreamKey(failure)) {
                        listenKeys.expired(request.account(), request.market());
                    }
                });
    }

    /** The venue answers with an empty object, or with nothing at all (aster.md section 3). */
    private static String kept(String key, HttpReply reply) throws JsonProcessingException {
        if (!reply.body().isBlank() && !Json.MAPPER.readTree(reply.body()).isObject()) {
            throw new IllegalArgumentException("the answer is no object");
        }
        return key;
    }

    private static String key(HttpReply reply) throws JsonProcessingException {
        return Words.given(Call.one(reply, AccountWire.ListenKey.class).listenKey(), "listenKey");
    }
}
