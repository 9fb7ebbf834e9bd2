package io.azalai.trade;

import io.azalai.model.OrderRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What an order asks for, as a hash: the same for the same content however its numbers are written. */
final class RequestHash {

    private RequestHash() {}

    /** Of everything but the id and the time of the request, since a repeat may carry a new one. */
    static String of(OrderRequest request) {
        String content = String.join(
                "|",
                request.venue(),
                request.account(),
                text(request.symbol()),
                text(request.market()),
                text(request.side()),
                text(request.orderType()),
                number(request.quantity()),
                number(request.price()),
                number(request.triggerPrice()),
                text(request.timeInForce()),
                Boolean.toString(request.reduceOnly()),
                request.positionSide().name(),
                text(request.leverage()),
                number(request.slippage()),
                text(request.strategyId()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
