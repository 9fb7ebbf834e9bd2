package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.CollateralMode;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest.ReadAddressRole;
import io.azalai.venue.AccountRequest.ReadCollateralMode;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadKeyExpiry;
import io.azalai.venue.AccountRequest.ReadKeyRights;
import io.azalai.venue.AccountRequest.ReadLeverage;
import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.AccountRequest.ReadWorthHistory;
import io.azalai.venue.AddressRole;
import io.azalai.venue.FeeRates;
import io.azalai.venue.KeyRights;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.LimitState;
import io.azalai.venue.VenueException;
import io.azalai.venue.WorthHistory;
import io.azalai.venue.hyperliquid.Call.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reads of how an account stands with the venue, a method for each (hyperliquid.md section 2.5). All are {@code
 * POST /info}, unsigned.
 */
final class SettingReads {

    private final Listings listings;
    private final Function<String, Credentials> accounts;
    private final Modes modes;
    private final AccountLimits limits;
    private final AgentEnds agents;

    /** With the account of each alias, and who learns from the answers. */
    SettingReads(
            Listings listings,
            Function<String, Credentials> accounts,
            Modes modes,
            AccountLimits limits,
            AgentEnds agents) {
        this.listings = listings;
        this.accounts = accounts;
        this.modes = modes;
        this.limits = limits;
        this.agents = agents;
    }

    /** That which each further dex has a part in, by the class of the request. */
    Map<Class<?>, Call<?, ?>> ofDex() {
        return Map.of(ReadFees.class, feeScale());
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ReadKeyRights.class, keyRights(),
                ReadAddressRole.class, addressRole(),
                ReadWorthHistory.class, worthHistory(),
                ReadKeyExpiry.class, keyExpiry(),
                ReadFees.class, fees(),
                ReadLimits.class, limits(),
                ReadCollateralMode.class, collateralMode(),
                ReadLeverage.class, leverage());
    }

    /** {@code userRole} of the key's address, weight 60. {@code POST /info}, unsigned, section 2.5. */
    Query<ReadKeyRights, KeyRights> keyRights() {
        return new Query<>(
                request -> Json.type("userRole")
                        .put("user", accounts.apply(request.account()).key().address()),
                (request, reply, receivedAt) ->
                        KeyCodec.rights(accounts.apply(request.account()), Json.as(reply, AccountWire.Role.class)));
    }

    /**
     * {@code userRole} of the address that reads ask for, weight 60: an agent's would answer nothing at all.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadAddressRole, AddressRole> addressRole() {
        return new Query<>(
                request -> user("userRole", request.account()),
                (request, reply, receivedAt) ->
                        KeyCodec.role(accounts.apply(request.account()), Json.as(reply, AccountWire.Role.class)));
    }

    /**
     * {@code portfolio}, weight 20: of days, weeks, months and all time, of all markets and of perpetuals alone.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadWorthHistory, List<WorthHistory>> worthHistory() {
        return new Query<>(
                request -> user("portfolio", request.account()),
                (request, reply, receivedAt) -> WorthCodec.spans(Json.rows(reply)));
    }

    /**
     * {@code extraAgents} of the account, weight 20; of the agent without a name what the stream {@code webData3} told.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadKeyExpiry, Optional<Instant>> keyExpiry() {
        return new Query<>(
                request -> Json.type("extraAgents")
                        .put("user", accounts.apply(request.account()).address()),
                (request, reply, receivedAt) -> {
                    Credentials account = accounts.apply(request.account());
                    return KeyCodec.expiry(account, Json.list(reply, AccountWire.Agent[].class))
                            .or(() -> agents.of(account));
                });
    }

    /**
     * {@code userFees}, weight 20: of spot and the first dex, which others scale. {@code POST /info}, unsigned, section
     * 2.5.
     */
    Query<ReadFees, FeeRates> fees() {
        return new Query<>(
                request -> user("userFees", request.account()),
                (request, reply, receivedAt) -> FeeCodec.of(
                        Json.as(reply, AccountWire.Fees.class),
                        request.listing().market()));
    }

    /**
     * {@code perpDexs}, weight 20: how a dex scales the first one's rates. {@code POST /info}, unsigned, sections 2.2
     * and 8.4.
     */
    Query<ReadFees, FeeRates> feeScale() {
        return new Query<>(request -> Json.type("perpDexs"), (request, reply, receivedAt) -> {
            String symbol = request.listing().venueSymbol();
            for (MarketWire.Dex dex : Json.given(reply, MarketWire.Dex[].class)) {
                BigDecimal scale = dex.deployerFeeScale();
                if (scale != null && dex.name().equals(Naming.dexOf(symbol))) {
                    return FeeCodec.scale(scale, listings.isGrowing(request.listing()));
                }
            }
            throw new Json.MissingPart("row of the dex");
        });
    }

    /**
     * {@code userRateLimit}, weight 20: actions of the address over its life, and how many it may; bought ones too.
     * Open orders and actions of the day are told beside, as far as known. {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadLimits, List<LimitState>> limits() {
        return new Query<>(request -> user("userRateLimit", request.account()), (request, reply, receivedAt) -> {
            AccountWire.RateLimit limit = Json.as(reply, AccountWire.RateLimit.class);
            limits.learn(request.account(), limit.nRequestsUsed(), limit.most(), limit.cumVlm());
            return limits.states(request.account());
        });
    }

    /** {@code userAbstraction}, weight 20: a bare word. {@code POST /info}, unsigned, section 2.5. */
    Query<ReadCollateralMode, CollateralMode> collateralMode() {
        return new Query<>(request -> user("userAbstraction", request.account()), (request, reply, receivedAt) -> {
            if (!reply.isTextual()) {
                throw new Json.MissingPart("word for the mode");
            }
            return modes.learn(request.account(), reply.asText());
        });
    }

    /** {@code activeAssetData}, weight 20, of perpetuals only. {@code POST /info}, unsigned, section 2.5. */
    Query<ReadLeverage, LeverageSetting> leverage() {
        return new Query<>(
                request -> {
                    if (request.listing().market() == Market.SPOT) {
                        throw new VenueException(VenueException.notSent(
                                Hyperliquid.NAME,
                                request.operation(),
                                VenueException.NOT_SUPPORTED,
                                "spot has no leverage"));
                    }
                    return user("activeAssetData", request.account()).put("coin", listings.coin(request.listing()));
                },
                (request, reply, receivedAt) -> {
                    AccountWire.Leverage leverage =
                            Json.as(reply, AccountWire.ActiveAsset.class).leverage();
                    return new LeverageSetting(leverage.value(), Words.marginMode(leverage.type()), null);
                });
    }

    private ObjectNode user(String type, String alias) {
        return Json.type(type).put("user", accounts.apply(alias).user());
    }
}
