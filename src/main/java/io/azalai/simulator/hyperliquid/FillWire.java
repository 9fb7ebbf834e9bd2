package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.model.Side;
import io.azalai.simulator.loopback.Wallets;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.LiquidationMark;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Trades and fills on the wire (sections 2.3 and 2.5). Pure. */
final class FillWire {

    /** Hash of what no transaction of a user caused. */
    static final String NO_HASH = "0x" + "0".repeat(64);

    private FillWire() {}

    static ObjectNode trade(Match match) {
        ObjectNode trade = JsonNodeFactory.instance.objectNode();
        trade.put("coin", match.symbol());
        trade.put("side", side(match.aggressor()));
        trade.put("px", Decimals.text(match.price()));
        trade.put("sz", Decimals.text(match.quantity()));
        trade.put("time", match.time().toEpochMilli());
        trade.put("hash", hash(match));
        trade.put("tid", tid(match));
        trade.putArray("users").add(address(match.buyer())).add(address(match.seller()));
        return trade;
    }

    /** A fill of a user; {@code twapId} when it belongs to a slice, whose hash is zero. */
    static ObjectNode fill(Execution execution, boolean spot, @Nullable Long twapId) {
        Match match = execution.match();
        ObjectNode fill = JsonNodeFactory.instance.objectNode();
        fill.put("coin", match.symbol());
        fill.put("px", Decimals.text(match.price()));
        fill.put("sz", Decimals.text(match.quantity()));
        fill.put("side", side(execution.order().request().side()));
        fill.put("time", match.time().toEpochMilli());
        fill.put("startPosition", Decimals.text(execution.positionBefore()));
        fill.put("dir", direction(execution, spot));
        fill.put("closedPnl", Decimals.text(execution.realizedPnl(), 8));
        fill.put("hash", twapId == null ? hash(match) : NO_HASH);
        fill.put("oid", execution.order().id());
        fill.put("crossed", execution.liquidity() == Liquidity.TAKER);
        fill.put("fee", Decimals.text(execution.fee()));
        if (execution.builderFee().signum() != 0) {
            fill.put("builderFee", Decimals.text(execution.builderFee()));
        }
        fill.put("tid", tid(match));
        cloid(fill, execution.order().request().clientOrderId());
        fill.put("feeToken", execution.feeAsset());
        fill.put("twapId", twapId);
        LiquidationMark liquidation = execution.liquidation();
        if (liquidation != null) {
            fill.putObject("liquidation")
                    .put("liquidatedUser", liquidation.account())
                    .put("markPx", Decimals.text(liquidation.markPrice()))
                    .put("method", liquidation.method().name().toLowerCase(Locale.ROOT));
        }
        return fill;
    }

    static void cloid(ObjectNode into, @Nullable String cloid) {
        if (cloid != null) {
            into.put("cloid", cloid);
        }
    }

    static String side(Side side) {
        return side == Side.BUY ? "B" : "A";
    }

    private static String direction(Execution execution, boolean spot) {
        boolean buy = execution.order().request().side() == Side.BUY;
        if (spot) {
            return buy ? "Buy" : "Sell";
        }
        BigDecimal before = execution.positionBefore();
        if (before.signum() == 0 || before.signum() == (buy ? 1 : -1)) {
            return buy ? "Open Long" : "Open Short";
        }
        boolean flips = execution.match().quantity().compareTo(before.abs()) > 0;
        if (flips) {
            return buy ? "Short > Long" : "Long > Short";
        }
        return buy ? "Close Short" : "Close Long";
    }

    /** Fifty bits that tell trades apart. */
    private static long tid(Match match) {
        return ByteBuffer.wrap(digest(match)).getLong() >>> 14;
    }

    private static String hash(Match match) {
        return "0x" + HexFormat.of().formatHex(digest(match));
    }

    private static byte[] digest(Match match) {
        return Wallets.keccak(ByteBuffer.allocate(8).putLong(match.id()).array());
    }

    /** An address as it is; the synthetic traders have one each. */
    static String address(String account) {
        return account.startsWith("0x")
                ? account
                : "0x" + HexFormat.of().formatHex(Wallets.keccak(account.getBytes(StandardCharsets.UTF_8)), 0, 20);
    }
}
