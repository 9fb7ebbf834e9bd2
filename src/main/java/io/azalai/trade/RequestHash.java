package io.azalai.trade;

import io.azalai.model.Bracket;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What an order asks for, as a hash: the same for the same content however its numbers are written. */
final class RequestHash {

    private RequestHash() {}

    /**
     * Of everything but the id and the time of the request, since a repeat may carry a new one. What a request does not
     * say adds nothing, so that hashes of earlier versions stay true.
     */
    static String of(OrderRequest request) {
        OrderTerms terms = request.terms();
        String content = String.join(
                "|",
                request.venue(),
                request.account(),
                text(request.symbol()),
                text(request.market()),
                text(terms.side()),
                text(terms.orderType()),
                number(terms.quantity()),
                number(terms.price()),
                number(terms.triggerPrice()),
                text(terms.timeInForce()),
                Boolean.toString(terms.reduceOnly()),
                terms.positionSide().name(),
                text(terms.leverage()),
                number(terms.slippage()),
                text(request.strategyId()));
        return digest(content + bracket(terms) + overTime(terms) + action(request));
    }

    private static String bracket(OrderTerms terms) {
        Bracket bracket = terms.bracket();
        return bracket.isEmpty() ? "" : "|" + number(bracket.takeProfit()) + "|" + number(bracket.stopLoss());
    }

    private static String overTime(OrderTerms terms) {
        OrderTerms.Pace pace = terms.pace();
        return pace.period() == null ? "" : "|" + pace.period() + "|" + pace.randomize() + prices(pace.prices());
    }

    private static String prices(TwapPrices prices) {
        TwapPrices.Trigger trigger = prices.trigger();
        String start = trigger == null ? "" : number(trigger.price()) + "|" + trigger.above();
        return prices.isNone() ? "" : "|" + start + "|" + number(prices.stopPrice());
    }

    private static String action(OrderRequest request) {
        return request.action() == OrderAction.NEW
                ? ""
                : "|" + request.action() + "|" + text(request.origClientOrderId());
    }

    private static String digest(String content) {
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
