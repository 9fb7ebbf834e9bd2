package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Balances, positions and keys in the venue's own words (aster.md sections 3.4, 3.7 and 6.4).
 * What the venue leaves out of some of its answers or frames is null then, and what it sends as null too.
 */
final class AccountWire {

    private AccountWire() {}

    /** A row of the futures {@code GET balance}. */
    record FuturesBalance(
            String asset,
            BigDecimal balance,
            BigDecimal availableBalance,
            @Nullable Long updateTime) {}

    /** The spot {@code GET account}. */
    record SpotAccount(List<SpotBalance> balances) {}

    /** A row of the spot account. */
    record SpotBalance(String asset, BigDecimal free, BigDecimal locked) {}

    /** The futures {@code GET account} or {@code accountWithJoinMargin}; totals are of USDT alone, or of all assets. */
    record FuturesAccount(
            BigDecimal totalMarginBalance,
            BigDecimal availableBalance,
            BigDecimal totalMaintMargin,
            List<FuturesAsset> assets,
            @Nullable Long updateTime) {
        FuturesAccount {
            assets = assets == null ? List.of() : List.copyOf(assets);
        }
    }

    /** What the futures account has of one asset: unrealised gains are in {@code marginBalance} alone. */
    record FuturesAsset(
            String asset,
            @Nullable BigDecimal walletBalance,
            @Nullable BigDecimal marginBalance,
            @Nullable BigDecimal availableBalance,
            @Nullable BigDecimal maintMargin) {}

    /** Of the futures {@code GET account}, what the account may do; an API key may be allowed less. */
    record AccountRights(
            @Nullable Boolean canTrade, @Nullable Boolean canWithdraw) {}

    /** A row of {@code GET agent}; {@code expired} is when it ends. */
    record Agent(
            String agentAddress,
            @Nullable String ipWhitelist,
            long expired,
            boolean canSpotTrade,
            boolean canPerpTrade,
            boolean canWithdraw) {}

    /** A row of {@code GET positionRisk}; {@code positionAmt} is negative when short. */
    record PositionRisk(
            String symbol,
            BigDecimal positionAmt,
            BigDecimal entryPrice,
            BigDecimal markPrice,
            BigDecimal unRealizedProfit,
            @Nullable BigDecimal liquidationPrice,
            int leverage,
            @Nullable BigDecimal maxNotionalValue,
            @Nullable String marginType,
            @Nullable BigDecimal isolatedMargin,
            @Nullable String positionSide,
            @Nullable Long updateTime) {}

    /** A row of the futures {@code GET income}; {@code income} is signed, {@code symbol} empty where it has none. */
    record Income(
            @Nullable String symbol, String incomeType, BigDecimal income, String asset, long time, String tranId) {}

    /** {@code GET commissionRate}, of both markets. */
    record CommissionRate(BigDecimal makerCommissionRate, BigDecimal takerCommissionRate) {}

    /** {@code GET positionSide/dual}. */
    record DualSide(@Nullable Boolean dualSidePosition) {}

    /** {@code GET multiAssetsMargin}. */
    record MultiAssets(@Nullable Boolean multiAssetsMargin) {}

    /** A row of {@code GET adlQuantile}. */
    record AdlQuantile(String symbol, @Nullable AdlRanks adlQuantile) {}

    /** From 0 to 4 by leg; one-way mode has its own in {@code BOTH}, hedge mode writes {@code HEDGE} in its place. */
    record AdlRanks(
            @Nullable Integer LONG,
            @Nullable Integer SHORT,
            @Nullable Integer BOTH) {}

    /** A row of {@code GET leverageBracket}. */
    record LeverageBrackets(String symbol, List<Bracket> brackets) {
        LeverageBrackets {
            Words.given(symbol, "symbol");
            brackets = brackets == null ? List.of() : List.copyOf(brackets);
        }

        /** The most leverage of any size of position. */
        Optional<Integer> most() {
            return brackets.stream().map(Bracket::initialLeverage).max(Integer::compare);
        }
    }

    /** The most leverage of a position up to some size. */
    record Bracket(int initialLeverage) {}

    /** A row of the spot {@code GET transactionHistory}; {@code balanceDelta} is signed. */
    record Transaction(String type, BigDecimal balanceDelta, String asset, long time, String tranId) {}

    /** {@code POST positionMargin}; {@code amount} is what was added or taken away, without a sign, a bare number. */
    record MarginChange(JsonNode amount) {}

    /** {@code POST asset/wallet/transfer}; null where only a code says that it was done before. */
    record Moved(@Nullable String tranId, @Nullable String status) {}

    /** {@code POST listenKey}. */
    record ListenKey(@Nullable String listenKey) {}

    /** A frame of ACCOUNT_UPDATE: {@code T} is the time of the change, {@code E} when it was sent. */
    record AccountChange(long E, long T, AccountUpdate a) {
        AccountChange {
            Words.given(a, "a");
        }
    }

    /** {@code a} of ACCOUNT_UPDATE. */
    record AccountUpdate(
            @Nullable String m,
            @Nullable List<WalletChange> B,
            @Nullable List<PositionChange> P) {}

    /** A balance that changed: the wallet's total; what is free is never pushed. */
    record WalletChange(String a, BigDecimal wb) {}

    /** A position that changed; {@code pa} 0 is closed. */
    record PositionChange(
            String s,
            BigDecimal pa,
            @Nullable BigDecimal ep,
            @Nullable BigDecimal up,
            @Nullable String mt,
            @Nullable BigDecimal iw,
            @Nullable String ps) {}

    /** ACCOUNT_CONFIG_UPDATE: either of the two. */
    record ConfigUpdate(
            @Nullable LeverageChange ac, @Nullable ModeChange ai) {}

    /** A symbol's leverage is another now. */
    record LeverageChange(String s, int l) {}

    /** Multi-assets mode {@code j} and hedge mode {@code d}. */
    record ModeChange(@Nullable Boolean j, @Nullable Boolean d) {}

    /** {@code MARGIN_CALL} of the user stream of futures. */
    record MarginCalls(@Nullable List<EndangeredPosition> p) {}

    /** A position near its liquidation; {@code mm} is its maintenance margin. */
    record EndangeredPosition(
            String s,
            @Nullable String ps,
            BigDecimal pa,
            @Nullable BigDecimal mp,
            @Nullable BigDecimal mm) {}

    /** {@code outboundAccountPosition} of the user stream of spot. */
    record SpotPosition(@Nullable List<SpotChange> B) {}

    /** A spot balance that may have changed. */
    record SpotChange(String a, BigDecimal f, BigDecimal l) {}
}
