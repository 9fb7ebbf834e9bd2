package io.azalai.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the bare loop makes of private frames: Jackson binds them to records of the values that the service takes from
 * them, as one would without the service.
 */
final class BareRecords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<String, Class<?>> BY_CHANNEL = Map.of(
            "orderUpdates", OrderUpdates.class,
            "userFills", UserFills.class,
            "clearinghouseState", Clearinghouse.class,
            "ORDER_TRADE_UPDATE", OrderTradeUpdate.class,
            "ACCOUNT_UPDATE", AccountUpdate.class);

    private BareRecords() {}

    /** What reads frames of a private kind. */
    static ObjectReader reader(FrameKind kind) {
        return JSON.readerFor(BY_CHANNEL.get(kind.channel()));
    }

    private record OrderUpdates(String channel, List<OrderUpdate> data) {}

    private record OrderUpdate(BasicOrder order, String status, long statusTimestamp) {}

    private record BasicOrder(
            String coin,
            String side,
            BigDecimal limitPx,
            BigDecimal sz,
            long oid,
            long timestamp,
            BigDecimal origSz,
            String cloid) {}

    private record UserFills(String channel, Fills data) {}

    private record Fills(boolean isSnapshot, String user, List<Fill> fills) {}

    private record Fill(
            String coin,
            BigDecimal px,
            BigDecimal sz,
            String side,
            long time,
            BigDecimal startPosition,
            String dir,
            BigDecimal closedPnl,
            long oid,
            boolean crossed,
            BigDecimal fee,
            long tid,
            String feeToken,
            Long twapId) {}

    private record Clearinghouse(String channel, OfDex data) {}

    private record OfDex(String dex, String user, State clearinghouseState) {}

    private record State(
            List<AssetPosition> assetPositions,
            Margin marginSummary,
            Margin crossMarginSummary,
            BigDecimal crossMaintenanceMarginUsed,
            BigDecimal withdrawable,
            long time) {}

    private record Margin(BigDecimal accountValue, BigDecimal totalMarginUsed) {}

    private record AssetPosition(Position position) {}

    private record Position(
            String coin,
            BigDecimal szi,
            BigDecimal entryPx,
            BigDecimal positionValue,
            BigDecimal unrealizedPnl,
            BigDecimal returnOnEquity,
            Leverage leverage,
            BigDecimal liquidationPx,
            BigDecimal marginUsed,
            int maxLeverage,
            CumFunding cumFunding) {}

    private record Leverage(String type, int value) {}

    private record CumFunding(BigDecimal sinceOpen) {}

    private record OrderTradeUpdate(String e, long E, long T, Execution o) {}

    private record Execution(
            String s,
            String c,
            String S,
            String o,
            String f,
            BigDecimal q,
            BigDecimal p,
            BigDecimal ap,
            BigDecimal sp,
            String x,
            String X,
            long i,
            BigDecimal l,
            BigDecimal z,
            BigDecimal L,
            String N,
            BigDecimal n,
            long T,
            long t,
            boolean m,
            boolean R,
            String ot,
            String ps,
            BigDecimal rp) {}

    private record AccountUpdate(String e, long E, long T, Changes a) {}

    private record Changes(String m, List<BalanceChange> B, List<PositionChange> P) {}

    private record BalanceChange(String a, BigDecimal wb, BigDecimal cw, BigDecimal bc) {}

    private record PositionChange(
            String s, BigDecimal pa, BigDecimal ep, BigDecimal up, String mt, BigDecimal iw, String ps) {}
}
