package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
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

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int PRICE_SCALE = 10;

    private final Listings listings;

    AccountCodec(Listings listings) {
        this.listings = listings;
    }

    /** Funding of a position: above zero it was received; paid in the collateral of the coin's dex. */
    FundingPayment funding(String account, OrderWire.Funding wire, Instant receivedAt, Source source) {
        return new FundingPayment(
                listings.listing(wire.coin()),
                account,
                wire.usdc(),
                listings.collateral(Naming.dexOf(wire.coin())),
                wire.fundingRate(),
                wire.szi(),
                Numbers.time(wire.time()),
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
        return state.balances().stream()
                .filter(balance -> !isOutcome(balance.coin()))
                .map(balance -> new Balance(
                        Hyperliquid.NAME,
                        market,
                        account,
                        balance.coin(),
                        balance.total().subtract(balance.hold()),
                        balance.hold(),
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

    private Position position(
            String account, AccountWire.Position wire, Instant timestamp, Instant receivedAt, Source source) {
        AccountWire.Leverage leverage = wire.leverage();
        return new Position(
                listings.listing(wire.coin()),
                account,
                wire.szi().signum() > 0 ? PositionDirection.LONG : PositionDirection.SHORT,
                PositionSide.BOTH,
                wire.szi().abs(),
                wire.entryPx(),
                markPrice(wire),
                wire.liquidationPx(),
                wire.unrealizedPnl(),
                wire.returnOnEquity() == null ? null : wire.returnOnEquity().movePointRight(2),
                wire.marginUsed(),
                leverage == null ? null : leverage.value(),
                leverage == null ? null : Words.marginMode(leverage.type()),
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
                wire.liquidated_ntl_pos(),
                null,
                null,
                "liquidation, account value " + wire.liquidated_account_value().toPlainString(),
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

    /** The summary of either reply: of spot what it leaves free, of a dex its worth, or what it takes of spot's. */
    AccountSummary summary(String account, String dex, boolean spotBacks, JsonNode reply, Instant receivedAt)
            throws JsonProcessingException {
        if (isSpot(reply)) {
            return free(account, Json.as(reply, AccountWire.Spot.class), receivedAt);
        }
        AccountSummary summary = summary(account, Json.as(reply, AccountWire.Clearinghouse.class), receivedAt);
        String collateral = listings.collateral(dex);
        AccountSummary worth = spotBacks ? used(summary) : summary;
        return collateral.equals(Naming.COLLATERAL) ? worth : inOther(worth, collateral);
    }

    /** The same figures in a collateral that is not the venue's dollars: they are told apart from those in USD. */
    private static AccountSummary inOther(AccountSummary dex, String collateral) {
        return new AccountSummary(
                dex.venue(),
                dex.account(),
                dex.market(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                dex.equity().signum() == 0 ? Map.of() : Map.of(collateral, dex.equity()),
                dex.timestamp(),
                dex.receivedAt());
    }

    private static boolean isSpot(JsonNode reply) {
        return reply.has("balances");
    }

    /** Worth and free margin; what may be withdrawn is less than what may be used (risk.md section 1). */
    private AccountSummary summary(String account, AccountWire.Clearinghouse state, Instant receivedAt) {
        AccountWire.Margin margin = state.margin();
        return new AccountSummary(
                Hyperliquid.NAME,
                account,
                Market.PERP,
                margin.accountValue(),
                margin.accountValue().subtract(margin.totalMarginUsed()),
                maintenance(state),
                time(state, receivedAt),
                receivedAt);
    }

    /** What margin and positions take of the balances of spot where those back the perpetuals. */
    private static AccountSummary used(AccountSummary dex) {
        return new AccountSummary(
                dex.venue(),
                dex.account(),
                dex.market(),
                BigDecimal.ZERO,
                dex.available().subtract(dex.equity()),
                dex.maintMargin(),
                dex.timestamp(),
                dex.receivedAt());
    }

    /** What the balances of spot leave free for the perpetuals they back. */
    private static AccountSummary free(String account, AccountWire.Spot state, Instant receivedAt) {
        BigDecimal free = state.balances().stream()
                .filter(balance -> balance.coin().equals(Naming.COLLATERAL))
                .map(balance -> balance.total().subtract(balance.hold()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AccountSummary(
                Hyperliquid.NAME, account, Market.PERP, BigDecimal.ZERO, free, BigDecimal.ZERO, receivedAt, receivedAt);
    }

    /** Of the cross positions as the venue says, of isolated ones half the margin at the most leverage (section 8.3). */
    private static BigDecimal maintenance(AccountWire.Clearinghouse state) {
        BigDecimal cross = state.crossMaintenanceMarginUsed();
        return state.assetPositions().stream()
                .map(AccountWire.AssetPosition::position)
                .filter(position -> position.leverage() != null
                        && Words.marginMode(position.leverage().type()) == MarginMode.ISOLATED)
                .map(AccountCodec::isolatedMaintenance)
                .reduce(cross == null ? BigDecimal.ZERO : cross, BigDecimal::add);
    }

    private static BigDecimal isolatedMaintenance(AccountWire.Position position) {
        BigDecimal value = position.positionValue();
        Integer most = position.maxLeverage();
        return value == null || most == null || most < 1
                ? BigDecimal.ZERO
                : value.divide(TWO.multiply(BigDecimal.valueOf(most)), PRICE_SCALE, RoundingMode.UP);
    }

    private static @Nullable BigDecimal markPrice(AccountWire.Position wire) {
        if (wire.positionValue() == null) {
            return null;
        }
        BigDecimal mark = wire.positionValue()
                .divide(wire.szi().abs(), PRICE_SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return mark.scale() < 0 ? mark.setScale(0) : mark;
    }

    /** The time of a state; the receive time where an old reply gives none. */
    static Instant time(AccountWire.Clearinghouse state, Instant receivedAt) {
        return state.time() == null ? receivedAt : Numbers.time(state.time());
    }

    private static boolean isOutcome(String coin) {
        return coin.startsWith("+") || coin.matches("o\\d+");
    }
}
