package io.azalai.alert;

import io.azalai.model.Alert;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.RiskDecision;
import io.azalai.model.RiskLevel;
import io.azalai.model.RiskState;
import io.azalai.model.Severity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Which events a person should hear of, and in what words (telegram-ui.md section 4). Safe for many threads: what is
 * missing is in a concurrent map.
 */
public final class AlertRules {

    /** The last status of each stream of which something is missing, by its key. */
    private final Map<String, FeedStatus> missing = new ConcurrentHashMap<>();

    /** The alert an event deserves; null for most. */
    @Handler
    public @Nullable Alert alert(@Body Event event) {
        if (event instanceof OrderEvent happened) {
            return ofOrder(happened);
        }
        if (event instanceof RiskDecision decision && !decision.accepted()) {
            return alert(decision, Severity.WARN, "risk.reject", decision.reasonCode(), decision.message());
        }
        if (event instanceof RiskState state && state.from() != state.to()) {
            return ofRisk(state);
        }
        if (event instanceof MarginCall call) {
            return ofMargin(call);
        }
        return event instanceof FeedStatus status ? ofStream(status) : null;
    }

    private static @Nullable Alert ofOrder(OrderEvent happened) {
        Order order = happened.order();
        String what = order.side() + " " + plain(order.quantity()) + " " + order.orderType()
                + (order.price() == null ? "" : " @ " + plain(order.price()));
        String why = (happened.reason() == null ? "" : " - " + happened.reason()) + " - id " + order.clientOrderId();
        return switch (happened.execType()) {
            case FILL -> alert(happened, Severity.INFO, "order.filled", order.clientOrderId(), filled(order));
            case REJECTED -> alert(happened, Severity.WARN, "order.rejected", order.clientOrderId(), what + why);
            case UNKNOWN ->
                alert(
                        happened,
                        Severity.ERROR,
                        "order.unknown",
                        order.clientOrderId(),
                        what + " was sent and not answered: the venue is being asked" + why);
            case LOST ->
                alert(
                        happened,
                        Severity.ERROR,
                        "order.lost",
                        order.clientOrderId(),
                        what + " is no longer known to the venue" + why);
            case RECEIVED,
                    RISK_REJECTED,
                    SUBMITTED,
                    NEW,
                    PARTIAL_FILL,
                    PENDING_CANCEL,
                    CANCELED,
                    REPLACED,
                    EXPIRED,
                    RECOVERED -> null;
        };
    }

    private static String filled(Order order) {
        String price = order.avgPrice() == null ? "an unknown price" : plain(order.avgPrice());
        return order.side() + " " + plain(order.filledQty()) + " @ " + price + " - id " + order.clientOrderId();
    }

    private static Alert ofRisk(RiskState state) {
        boolean worse = state.to().compareTo(state.from()) > 0;
        Severity severity = state.to() == RiskLevel.ACTIVE ? Severity.INFO : worse ? Severity.CRITICAL : Severity.WARN;
        String pnl = state.dayPnl() == null ? "" : " - day PnL " + plain(state.dayPnl()) + " USD";
        String text = state.from() + " -> " + state.to() + " by " + state.reason() + " (" + state.actor() + ")" + pnl;
        return alert(state, severity, "risk.state", state.scope(), text);
    }

    private static Alert ofMargin(MarginCall call) {
        String what = call.size() == null ? "the account" : call.side() + " " + plain(call.size());
        String mark = call.markPrice() == null ? "" : " @ " + plain(call.markPrice());
        String margin =
                call.maintenanceMargin() == null ? "" : " - maintenance margin " + plain(call.maintenanceMargin());
        String why = call.reason() == null ? "" : " - " + call.reason();
        return alert(call, Severity.CRITICAL, "margin.call", call.account(), what + mark + margin + why);
    }

    private @Nullable Alert ofStream(FeedStatus status) {
        if (!status.isOfStream()) {
            return null;
        }
        if (status.status() == FeedState.DOWN || status.status() == FeedState.STALE) {
            FeedStatus last = missing.put(status.key(), status);
            return last != null && isKnown(status, last)
                    ? null
                    : alert(
                            status,
                            Severity.ERROR,
                            "venue.down",
                            status.channel(),
                            status.channel() + " stream is " + status.status()
                                    + (status.reason() == null ? "" : ": " + status.reason()));
        }
        if (status.status() == FeedState.UP && status.parts().isEmpty()) {
            missing.remove(status.key());
        }
        return null;
    }

    /** Whether it only tells again what is still missing; of what one without parts is, nobody knows. */
    private static boolean isKnown(FeedStatus status, FeedStatus last) {
        boolean worse = status.status() == FeedState.DOWN && last.status() == FeedState.STALE;
        return !worse
                && !status.parts().isEmpty()
                && (last.parts().isEmpty() || last.parts().containsAll(status.parts()));
    }

    private static Alert alert(Event event, Severity severity, String kind, String about, String text) {
        String venue = event.venue();
        String symbol = event.where() == null ? null : event.where().symbol();
        return Alert.raised(severity, kind, venue + "|" + symbol + "|" + about, text, event.timestamp())
                .concerning(venue, symbol);
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
