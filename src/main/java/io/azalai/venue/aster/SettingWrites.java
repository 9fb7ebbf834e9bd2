package io.azalai.venue.aster;

import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.venue.SettingRequest.AdjustMargin;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.SettingRequest.SetMarginMode;
import io.azalai.venue.SettingRequest.SetPositionMode;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What changes how an account trades or where its money lies, a method for each call (aster.md section 3.4). Where the
 * venue says that nothing need change, that is success. Safe for many threads: stateless.
 */
final class SettingWrites {

    /** Characters an id of a transfer may have. */
    private static final int LONGEST_ID = 63;

    /** Of an amount of the collateral. */
    private static final int MOST_DECIMALS = 8;

    private final boolean transfers;

    /** Transfers are refused unless they are switched on. */
    SettingWrites(boolean transfers) {
        this.transfers = transfers;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                SetLeverage.class, leverage(),
                SetMarginMode.class, marginMode(),
                AdjustMargin.class, margin(),
                SetPositionMode.class, positionMode(),
                Transfer.class, transfer());
    }

    /**
     * {@code POST leverage}, weight 1, signed; it carries no margin mode, which is set before, and holding already is
     * success. Section 3.4.
     */
    Call<SetLeverage, Integer> leverage() {
        return new Call<SetLeverage, Integer>(
                        request -> Requests.futures(request, request.listing().market(), Endpoint.LEVERAGE),
                        request -> Call.symbol(request.listing()).add("leverage", request.leverage()),
                        (request, reply) -> Words.given(
                                Call.one(reply, OrderWire.Leverage.class).leverage(), "leverage"))
                .after(request -> request.listing().market() == Market.PERP
                        ? List.of(new SetMarginMode(
                                request.account(), request.listing(), request.marginMode(), request.leverage()))
                        : List.of());
    }

    /** {@code POST marginType}, weight 1, signed; the leverage has a call of its own. Section 3.4. */
    Call<SetMarginMode, MarginMode> marginMode() {
        return new Call<>(
                request -> Requests.futures(request, request.listing().market(), Endpoint.MARGIN_TYPE),
                request -> Call.symbol(request.listing())
                        .add("marginType", request.marginMode() == MarginMode.CROSS ? "CROSSED" : "ISOLATED"),
                (request, reply) -> Call.done(reply, "code", request.marginMode()));
    }

    /** {@code POST positionMargin}, weight 1, signed: type 1 adds, type 2 takes away. Section 3.4. */
    Call<AdjustMargin, BigDecimal> margin() {
        return new Call<>(
                request -> Requests.futures(request, request.listing().market(), Endpoint.POSITION_MARGIN),
                request -> {
                    if (request.amount().signum() == 0) {
                        throw Call.incomplete(request, "the amount must not be 0");
                    }
                    if (request.amount().stripTrailingZeros().scale() > MOST_DECIMALS) {
                        throw new VenueException(VenueException.notSent(
                                Aster.NAME,
                                request.operation(),
                                "AMOUNT",
                                "has more than " + MOST_DECIMALS + " decimals: "
                                        + request.amount().toPlainString()));
                    }
                    boolean leg = request.positionSide() != PositionSide.BOTH;
                    return Call.symbol(request.listing())
                            .add("positionSide", leg ? request.positionSide() : null)
                            .add("amount", Numbers.wire(request.amount().abs()))
                            .add("type", request.amount().signum() > 0 ? 1 : 2);
                },
                (request, reply) -> {
                    BigDecimal moved = Numbers.bare(Words.given(
                            Call.one(reply, AccountWire.MarginChange.class).amount(), "amount"));
                    return request.amount().signum() > 0 ? moved : moved.negate();
                });
    }

    /**
     * {@code POST positionSide/dual}, weight 1, signed: refused while there are open orders or positions. Section 3.4.
     */
    Call<SetPositionMode, PositionMode> positionMode() {
        return new Call<>(
                request -> Endpoint.SET_POSITION_MODE,
                request -> new Parameters().add("dualSidePosition", request.mode() == PositionMode.HEDGE),
                (request, reply) -> Call.done(reply, "code", request.mode()));
    }

    /**
     * {@code POST asset/wallet/transfer}, weight 50 of futures and 5 of spot, signed: asked for again under its id, it
     * is done once. Off unless {@code exchanges.aster.transfers} is true. Sections 3.4 and 3.7.
     */
    Call<Transfer, String> transfer() {
        return new Call<>(
                request -> {
                    if (!transfers) {
                        throw new VenueException(VenueException.notSent(
                                Aster.NAME,
                                request.operation(),
                                "TRANSFERS_OFF",
                                "no money is moved unless exchanges.aster.transfers is true"));
                    }
                    return Endpoint.of(request.from(), Endpoint.FUTURES_TRANSFER, Endpoint.SPOT_TRANSFER);
                },
                SettingWrites::moved,
                (request, reply) -> {
                    AccountWire.Moved moved = Call.one(reply, AccountWire.Moved.class);
                    if (moved.status() != null && !moved.status().equals("SUCCESS")) {
                        throw new IllegalArgumentException("the transfer's status is '" + moved.status() + "'");
                    }
                    return moved.tranId() == null ? Call.done(reply, "code", request.id()) : moved.tranId();
                });
    }

    private static Parameters moved(Transfer request) {
        if (request.amount().signum() <= 0) {
            throw Call.incomplete(request, "the amount must be above 0, was " + request.amount());
        }
        if (request.id().isEmpty() || request.id().length() > LONGEST_ID) {
            throw Call.incomplete(
                    request,
                    "the id must have 1 to " + LONGEST_ID + " characters, had "
                            + request.id().length());
        }
        return new Parameters()
                .add("amount", Numbers.wire(request.amount()))
                .add("asset", request.asset())
                .add("clientTranId", request.id())
                .add("kindType", request.from() == Market.PERP ? "FUTURE_SPOT" : "SPOT_FUTURE");
    }
}
