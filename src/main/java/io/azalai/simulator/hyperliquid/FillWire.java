package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.model.Side;
import io.azalai.simulator.loopback.Wallets;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Trades and fills on the wire (sections 2.3 and 2.5). Pure. */
final class FillWire {

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

    static ObjectNode fill(Execution execution, boolean spot) {
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
        fill.put("hash", hash(match));
        fill.put("oid", execution.order().id());
        fill.put("crossed", execution.liquidity() == Liquidity.TAKER);
        fill.put("fee", Decimals.text(execution.fee()));
        fill.put("tid", tid(match));
        cloid(fill, execution.order().request().clientOrderId());
        fill.put("feeToken", execution.feeAsset());
        fill.putNull("twapId");
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
    private static String address(String account) {
        return account.startsWith("0x")
                ? account
                : "0x" + HexFormat.of().formatHex(Wallets.keccak(account.getBytes(StandardCharsets.UTF_8)), 0, 20);
    }
}
