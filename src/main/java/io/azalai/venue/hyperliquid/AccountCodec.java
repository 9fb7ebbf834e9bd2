package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Balances and positions become models (hyperliquid.md section 10). Of an account in unified mode the spot balances are
 * the truth and the perpetual balance is not meaningful on its own (section 2.5).
 */
final class AccountCodec {

    private static final int PRICE_SCALE = 10;

    private final Listings listings;

    AccountCodec(Listings listings) {
        this.listings = listings;
    }

    /**
     * Funding of a position: above zero it was received; paid in the collateral of the coin's dex. Only calls tell a
     * hash.
     */
    FundingPayment funding(String account, OrderWire.Funding wire, Instant receivedAt, Source source) {
        return new FundingPayment(
                listings.listing(wire.coin()),
                account,
                null,
                wire.usdc(),
                listings.collateral(Naming.dexOf(wire.coin())),
                wire.fundingRate(),
                wire.szi(),
                Numbers.given(wire.time(), "time"),
                receivedAt,
                source);
    }

    /** The collateral of a dex: {@code free} is what may be withdrawn. */
    Balance collateral(String account, String dex, AccountWire.Clearinghouse state, Instant receivedAt, Source source) {
        BigDecimal total = state.margin().accountValue();
        return new Balance(
                Hyperliquid.NAME,
                Market.PERP,
                account,
                listings.collateral(dex),
                state.withdrawable(),
                total.subtract(state.withdrawable()),
                total,
                time(state, receivedAt),
                receivedAt,
                source);
    }

    /**
     * Spot balances, without the tokens of outcome markets; the venue gives no time.
     *
     * @param market SPOT, or PERP where they back the perpetuals too
     */
    List<Balance> balances(String account, Market market, AccountWire.Spot state, Instant receivedAt, Source source) {
        Tokens tokens = listings.tokens();
        return state.balances().stream()
                .filter(balance -> !isOutcome(balance.coin()))
                .map(balance -> new Balance(
                        Hyperliquid.NAME,
                        market,
                        account,
                        tokens.held(balance.token(), balance.coin()),
                        balance.total().subtract(balance.hold()),
                        Numbers.atLeastZero(balance.hold(), "hold"),
                        balance.total(),
                        receivedAt,
                        receivedAt,
                        source))
                .toList();
    }

    /** Positions that are not flat. */
    List<Position> positions(String account, AccountWire.Clearinghouse state, Instant receivedAt, Source source) {
        return state.assetPositions().stream()
                .map(AccountWire.AssetPosition::position)
                .filter(position -> position.szi().signum() != 0)
                .map(position -> position(account, position, time(state, receivedAt), receivedAt, source))
                .toList();
    }

    /** The same with the venue's time, at which all else of the dex was flat; an old reply gives none. */
    PositionSnapshot snapshot(String account, String dex, AccountWire.Clearinghouse state, Instant receivedAt) {
        return new PositionSnapshot(
                positions(account, state, receivedAt, Source.REST),
                state.time() == null ? Map.of() : Map.of(dex, time(state, receivedAt)));
    }

    private Position position(
            String account, AccountWire.Position wire, Instant timestamp, Instant receivedAt, Source source) {
        AccountWire.Leverage leverage = wire.leverage();
        return new Position(
                listings.listing(wire.coin()),
                account,
                wire.szi().signum() > 0 ? PositionDirection.LONG : PositionDirection.SHORT,
                PositionSide.BOTH,
                wire.szi().abs(),
                Numbers.unlessZero(wire.entryPx()),
                markPrice(wire),
                liquidationPrice(wire.liquidationPx()),
                wire.unrealizedPnl(),
                wire.returnOnEquity() == null ? null : wire.returnOnEquity().movePointRight(2),
                wire.marginUsed(),
                leverage == null ? null : leverage.value(),
                leverage == null ? null : Words.marginMode(leverage.type()),
                wire.cumFunding() == null ? null : wire.cumFunding().sinceOpen(),
                timestamp,
                receivedAt,
                source);
    }

    /** The news that a position is gone: the venue just stops listing it. */
    static Position flat(String account, Listing listing, Instant timestamp, Instant receivedAt) {
        return new Position(
                listing,
                account,
                PositionDirection.FLAT,
                PositionSide.BOTH,
                BigDecimal.ZERO,
                null,
                null,
                null,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                null,
                null,
                null,
                timestamp,
                receivedAt,
                Source.WS);
    }

    /** The news that the venue took over positions of the account; it gives no time. */
    MarginCall marginCall(String account, AccountWire.Liquidation wire, Instant receivedAt) {
        return new MarginCall(
                Hyperliquid.NAME,
                null,
                account,
                null,
                PositionSide.BOTH,
                null,
                null,
                null,
                "liquidation of positions worth "
                        + wire.liquidated_ntl_pos().toPlainString() + " USD, account value "
                        + wire.liquidated_account_value().toPlainString() + " USD",
                receivedAt,
                receivedAt,
                Source.WS);
    }

    /** The balances of either reply: of spot those that hold something, of a dex its collateral. */
    List<Balance> balances(String account, Market market, String dex, JsonNode reply, Instant receivedAt)
            throws JsonProcessingException {
        return isSpot(reply)
                ? balances(account, market, Json.as(reply, AccountWire.Spot.class), receivedAt, Source.REST).stream()
                        .filter(balance -> balance.total().signum() != 0)
                        .toList()
                : List.of(collateral(
                        account, dex, Json.as(reply, AccountWire.Clearinghouse.class), receivedAt, Source.REST));
    }

    /** The summary of either reply: of spot what it holds, of a dex its worth, or what it takes of what spot holds. */
    AccountSummary summary(String account, String dex, boolean spotBacks, JsonNode reply, Instant receivedAt)
            throws JsonProcessingException {
        if (isSpot(reply)) {
            return SummaryCodec.held(account, listings.tokens(), Json.as(reply, AccountWire.Spot.class), receivedAt);
        }
        return SummaryCodec.ofDex(
                account,
                listings.collateral(dex),
                spotBacks,
                Json.as(reply, AccountWire.Clearinghouse.class),
                receivedAt);
    }

    private static boolean isSpot(JsonNode reply) {
        return reply.has("balances");
    }

    /** A price that none can be is none (section 8.3). */
    private static @Nullable BigDecimal liquidationPrice(@Nullable BigDecimal told) {
        return told == null || told.signum() <= 0 ? null : told;
    }

    private static @Nullable BigDecimal markPrice(AccountWire.Position wire) {
        BigDecimal value = Numbers.unlessZero(wire.positionValue());
        if (value == null) {
            return null;
        }
        BigDecimal mark = value.divide(wire.szi().abs(), PRICE_SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return mark.scale() < 0 ? mark.setScale(0) : mark;
    }

    /** The time of a state; the receive time where an old reply gives none. */
    static Instant time(AccountWire.Clearinghouse state, Instant receivedAt) {
        return state.time() == null ? receivedAt : Numbers.time(state.time());
    }

    /** Whether a coin is the token of an outcome market. */
    static boolean isOutcome(String coin) {
        return coin.startsWith("+") || coin.matches("o\\d+");
    }
}
