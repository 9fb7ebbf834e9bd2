package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Balances and positions, with the venue's own names (hyperliquid.md section 2.5).
 * What the venue leaves out of some of its answers or frames is null then, and what it sends as null too.
 */
final class AccountWire {

    private AccountWire() {}

    /**
     * {@code POST /info type=clearinghouseState}.
     *
     * @param marginSummary null in trimmed replies, then {@code crossMarginSummary} stands for it
     * @param crossMaintenanceMarginUsed null in old replies, as is {@code time}
     */
    record Clearinghouse(
            List<AssetPosition> assetPositions,
            @Nullable Margin marginSummary,
            @Nullable Margin crossMarginSummary,
            @Nullable BigDecimal crossMaintenanceMarginUsed,
            BigDecimal withdrawable,
            @Nullable Long time) {
        Clearinghouse {
            assetPositions = List.copyOf(Objects.requireNonNull(assetPositions, "assetPositions"));
            Objects.requireNonNull(withdrawable, "withdrawable");
            Objects.requireNonNull(marginSummary == null ? crossMarginSummary : marginSummary, "marginSummary");
        }

        Margin margin() {
            return Objects.requireNonNull(marginSummary == null ? crossMarginSummary : marginSummary);
        }
    }

    /** A frame of {@code clearinghouseState}. */
    record Clearinghouses(DexState data) {
        Clearinghouses {
            Objects.requireNonNull(data, "data");
        }
    }

    /** The state of one dex, which the first does not name. */
    record DexState(@Nullable String dex, Clearinghouse clearinghouseState) {
        DexState {
            Objects.requireNonNull(clearinghouseState, "clearinghouseState");
        }
    }

    /** Totals in units of the collateral. */
    record Margin(BigDecimal accountValue, BigDecimal totalMarginUsed) {
        Margin {
            Objects.requireNonNull(accountValue, "accountValue");
            Objects.requireNonNull(totalMarginUsed, "totalMarginUsed");
        }
    }

    /** The wrapper around a position. */
    record AssetPosition(Position position) {
        AssetPosition {
            Objects.requireNonNull(position, "position");
        }
    }

    /**
     * A position; all but coin and size may be missing.
     *
     * @param szi base units, negative when short
     * @param returnOnEquity fraction
     */
    record Position(
            String coin,
            BigDecimal szi,
            @Nullable BigDecimal entryPx,
            @Nullable BigDecimal positionValue,
            @Nullable BigDecimal unrealizedPnl,
            @Nullable BigDecimal returnOnEquity,
            @Nullable Leverage leverage,
            @Nullable BigDecimal liquidationPx,
            @Nullable BigDecimal marginUsed,
            @Nullable Integer maxLeverage,
            @Nullable Funding cumFunding) {
        Position {
            Words.named(coin, "coin");
            Objects.requireNonNull(szi, "szi");
        }
    }

    /** What a position has cost in funding, negative when it brought more. */
    record Funding(@Nullable BigDecimal sinceOpen) {}

    /** {@code POST /info type=userRole}; {@code data} only of agents and sub-accounts. */
    record Role(String role, @Nullable Master data) {
        Role {
            Objects.requireNonNull(role, "role");
        }
    }

    /** Whom an agent acts for: {@code user}; or whose a sub-account is: {@code master}. */
    record Master(@Nullable String user, @Nullable String master) {}

    /** A span of {@code POST /info type=portfolio}: points of time and worth, the oldest first; {@code vlm} in USD. */
    record Span(List<List<BigDecimal>> accountValueHistory, List<List<BigDecimal>> pnlHistory, BigDecimal vlm) {
        Span {
            accountValueHistory = List.copyOf(Objects.requireNonNull(accountValueHistory, "accountValueHistory"));
            pnlHistory = List.copyOf(Objects.requireNonNull(pnlHistory, "pnlHistory"));
            Objects.requireNonNull(vlm, "vlm");
        }
    }

    /** A row of {@code POST /info type=extraAgents}. */
    record Agent(String address, @Nullable Long validUntil) {
        Agent {
            Objects.requireNonNull(address, "address");
        }
    }

    /** {@code POST /info type=activeAssetData}. */
    record ActiveAsset(Leverage leverage) {
        ActiveAsset {
            Objects.requireNonNull(leverage, "leverage");
        }
    }

    /** The setting of a symbol: {@code cross} or {@code isolated}, times {@code value}. */
    record Leverage(String type, int value) {
        Leverage {
            Objects.requireNonNull(type, "type");
            if (value < 1) {
                throw new IllegalArgumentException("leverage " + value);
            }
        }
    }

    /**
     * {@code POST /info type=spotClearinghouseState}.
     *
     * @param portfolioMarginRatio how near liquidation all of the account is; null but in portfolio margin
     */
    record Spot(List<SpotBalance> balances, @Nullable BigDecimal portfolioMarginRatio) {
        Spot {
            balances = List.copyOf(Objects.requireNonNull(balances, "balances"));
        }
    }

    /**
     * What is held of a token; {@code hold} is what open orders lock of {@code total}.
     *
     * @param coin a name that other tokens may have too
     * @param token index of the token in the metadata; null of outcomes
     */
    record SpotBalance(String coin, @Nullable Integer token, BigDecimal total, BigDecimal hold) {
        SpotBalance {
            Words.named(coin, "coin");
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(hold, "hold");
        }
    }

    /** {@code POST /info type=userFees}: what is paid now, as fractions; of makers it may be negative. */
    record Fees(
            BigDecimal userCrossRate,
            BigDecimal userAddRate,
            BigDecimal userSpotCrossRate,
            BigDecimal userSpotAddRate) {
        Fees {
            Objects.requireNonNull(userCrossRate, "userCrossRate");
            Objects.requireNonNull(userAddRate, "userAddRate");
            Objects.requireNonNull(userSpotCrossRate, "userSpotCrossRate");
            Objects.requireNonNull(userSpotAddRate, "userSpotAddRate");
        }
    }

    /**
     * {@code POST /info type=userRateLimit}: actions over the life of an address.
     *
     * @param cumVlm dollars traded; null in old replies
     * @param nRequestsSurplus what was bought on top; null in old replies
     */
    record RateLimit(
            @Nullable BigDecimal cumVlm,
            Long nRequestsUsed,
            Long nRequestsCap,
            @Nullable Long nRequestsSurplus) {

        RateLimit {
            if (nRequestsUsed == null || nRequestsCap == null) {
                throw new IllegalArgumentException("no nRequestsUsed or no nRequestsCap");
            }
        }

        /** How many there may be. */
        long most() {
            return nRequestsCap + (nRequestsSurplus == null ? 0 : nRequestsSurplus);
        }
    }

    /** An own position that the venue took over: {@code liquidated_ntl_pos} is the worth of all of them. */
    record Liquidation(String liquidated_user, BigDecimal liquidated_ntl_pos, BigDecimal liquidated_account_value) {
        Liquidation {
            Objects.requireNonNull(liquidated_user, "liquidated_user");
            Objects.requireNonNull(liquidated_ntl_pos, "liquidated_ntl_pos");
            Objects.requireNonNull(liquidated_account_value, "liquidated_account_value");
        }
    }

    /**
     * A row of {@code POST /info type=userNonFundingLedgerUpdates}.
     *
     * @param hash of the transaction, zeros where there is none
     * @param delta a {@link FlowDelta}, as far as its type is one we know
     */
    record Flow(long time, String hash, JsonNode delta) {
        Flow {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(delta, "delta");
        }

        /** What kind of change it is. */
        String type() {
            return delta.path("type").asText();
        }
    }

    /**
     * What changed; which fields are there depends on its type.
     *
     * @param usdc never negative, as {@code amount} of a token is
     * @param token its name, which other tokens may have too
     * @param usdcValue worth of {@code amount} in USDC
     * @param user who sent
     * @param destination who received
     * @param vault whose deposits and withdrawals they are: of the depositor's ledger and of its own
     * @param sourceDex empty for the first dex, {@code spot} for spot; as {@code destinationDex}
     */
    record FlowDelta(
            @Nullable BigDecimal usdc,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal netWithdrawnUsd,
            @Nullable Boolean toPerp,
            @Nullable String token,
            @Nullable BigDecimal usdcValue,
            @Nullable String user,
            @Nullable String destination,
            @Nullable String vault,
            @Nullable String sourceDex,
            @Nullable String destinationDex) {}

    /**
     * Of {@code webData3}: an account's agent without a name, and what backs its perpetuals.
     *
     * @param agentAddress null where there is none
     * @param agentValidUntil in ms; null where there is none
     * @param abstraction as {@code userAbstraction} answers it; null where the frame does not carry it
     */
    record UserState(
            String user,
            @Nullable String agentAddress,
            @Nullable Long agentValidUntil,
            @Nullable String abstraction) {}
}
