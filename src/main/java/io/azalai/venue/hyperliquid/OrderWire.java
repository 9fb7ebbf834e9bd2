package io.azalai.venue.hyperliquid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Own orders and fills, with the venue's own names (hyperliquid.md sections 2.5, 3.2 and 6.2).
 * What the venue leaves out of some of its answers or frames is null then, and what it sends as null too.
 */
final class OrderWire {

    private OrderWire() {}

    /**
     * An order as {@code frontendOpenOrders}, {@code orderStatus} and {@code orderUpdates} show it.
     *
     * @param sz what was left when its status last changed; current in frontendOpenOrders only
     * @param origSz null in old replies
     * @param orderType null in orderUpdates, as are {@code tif}, {@code isTrigger} and {@code triggerPx}
     * @param cloid null where the order has none
     * @param children exits that wait until this one is filled, which may stand beside it too; none in orderUpdates
     */
    record Order(
            String coin,
            String side,
            BigDecimal limitPx,
            BigDecimal sz,
            long oid,
            long timestamp,
            @Nullable BigDecimal origSz,
            @Nullable Boolean reduceOnly,
            @Nullable String orderType,
            @Nullable String tif,
            @Nullable Boolean isTrigger,
            @Nullable BigDecimal triggerPx,
            @Nullable String cloid,
            List<Order> children) {
        Order {
            Words.named(coin, "coin");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(limitPx, "limitPx");
            Objects.requireNonNull(sz, "sz");
            children = children == null ? List.of() : List.copyOf(children);
        }

        /** The same in words that we know, where it has others. */
        Order nearest() {
            String type = Words.typeOr(orderType, Boolean.TRUE.equals(isTrigger) ? "Stop Market" : "Limit");
            return new Order(
                    coin,
                    side,
                    limitPx,
                    sz,
                    oid,
                    timestamp,
                    origSz,
                    reduceOnly,
                    type,
                    Words.knownTimeInForce(tif),
                    isTrigger,
                    triggerPx,
                    cloid,
                    children);
        }
    }

    /** An order with the status it changed to. */
    record Update(Order order, String status, long statusTimestamp) {
        Update {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(status, "status");
        }
    }

    /** A frame of {@code orderUpdates}. */
    record Updates(List<Update> data) {
        Updates {
            data = List.copyOf(Objects.requireNonNull(data, "data"));
        }
    }

    /** A frame of {@code userFills}. */
    record Fills(FillRows data) {
        Fills {
            Objects.requireNonNull(data, "data");
        }
    }

    /** What {@code userFills} tells, be it a snapshot or news. */
    record FillRows(List<Fill> fills) {
        FillRows {
            fills = List.copyOf(Objects.requireNonNull(fills, "fills"));
        }
    }

    /** {@code POST /info type=orderStatus}; {@code order} is null when the id is unknown. */
    record Status(String status, @Nullable Update order) {
        Status {
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * An own trade.
     *
     * @param crossed null where the venue does not say who took
     * @param tid zero for conversions of dust; null in old replies
     * @param feeToken null in old replies
     */
    record Fill(
            String coin,
            BigDecimal px,
            BigDecimal sz,
            String side,
            long time,
            @Nullable BigDecimal startPosition,
            @Nullable String dir,
            @Nullable BigDecimal closedPnl,
            long oid,
            @Nullable Boolean crossed,
            BigDecimal fee,
            @Nullable Long tid,
            @Nullable String cloid,
            @Nullable String feeToken,
            @Nullable Long twapId,
            @Nullable Liquidated liquidation) {
        Fill {
            Words.named(coin, "coin");
            Objects.requireNonNull(px, "px");
            Objects.requireNonNull(sz, "sz");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(fee, "fee");
        }
    }

    /**
     * That somebody was liquidated by a fill.
     *
     * @param liquidatedUser address of who was
     * @param method {@code market}, or {@code backstop} when the venue's vault took over
     */
    record Liquidated(
            @Nullable String liquidatedUser, @Nullable String method) {}

    /** Executed at once: {@code totalSz} may be less than asked. */
    record Filled(BigDecimal totalSz, BigDecimal avgPx, long oid) {
        Filled {
            Objects.requireNonNull(totalSz, "totalSz");
            Objects.requireNonNull(avgPx, "avgPx");
        }
    }

    /**
     * Funding of a position.
     *
     * @param usdc above zero when it was received
     * @param time missing within a row that has its own
     */
    record Funding(@Nullable Long time, String coin, BigDecimal usdc, BigDecimal szi, BigDecimal fundingRate) {
        Funding {
            Words.named(coin, "coin");
            Objects.requireNonNull(usdc, "usdc");
            Objects.requireNonNull(szi, "szi");
            Objects.requireNonNull(fundingRate, "fundingRate");
        }
    }

    /** A row of {@code POST /info type=userFunding}, which dates what is in it. */
    record FundingRow(long time, Funding delta) {
        FundingRow {
            Objects.requireNonNull(delta, "delta");
        }

        Funding dated() {
            return new Funding(time, delta.coin(), delta.usdc(), delta.szi(), delta.fundingRate());
        }
    }

    /**
     * A row of {@code POST /info type=twapHistory}.
     *
     * @param time seconds, not milliseconds
     * @param twapId null in old replies
     */
    record TwapRow(
            long time,
            TwapState state,
            TwapStatus status,
            @Nullable Long twapId) {
        TwapRow {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(status, "status");
        }
    }

    /** An order over time; {@code timestamp} is when it was made, in milliseconds; old replies tell of no prices. */
    record TwapState(
            String coin,
            String side,
            BigDecimal sz,
            BigDecimal executedSz,
            BigDecimal executedNtl,
            int minutes,
            @Nullable Boolean reduceOnly,
            @Nullable BigDecimal stopPx,
            @Nullable TwapTrigger trigger,
            long timestamp) {
        TwapState {
            Words.named(coin, "coin");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(sz, "sz");
            Objects.requireNonNull(executedSz, "executedSz");
            Objects.requireNonNull(executedNtl, "executedNtl");
        }
    }

    /** What an order over time waits for. */
    record TwapTrigger(BigDecimal px, boolean above) {
        TwapTrigger {
            Objects.requireNonNull(px, "px");
        }
    }

    /** How it goes; {@code description} of an error only. */
    record TwapStatus(String status, @Nullable String description) {
        TwapStatus {
            Objects.requireNonNull(status, "status");
        }
    }

    /** The answer to {@code twapOrder}. */
    record RunningTwap(TwapId running) {
        RunningTwap {
            Objects.requireNonNull(running, "running");
        }
    }

    /** The id the venue gave a TWAP. */
    record TwapId(Long twapId) {
        TwapId {
            Objects.requireNonNull(twapId, "twapId");
        }
    }
}
