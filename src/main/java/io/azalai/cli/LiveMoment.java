package io.azalai.cli;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see at one moment.
 *
 * @param messagesPerSecond market events in a second, since the last moment
 * @param orders newest last
 * @param news what happened since the last moment: orders, refusals, alerts
 */
record LiveMoment(List<Row> rows, long messagesPerSecond, List<String> orders, List<News> news) {

    LiveMoment {
        rows = List.copyOf(rows);
        orders = List.copyOf(orders);
        news = List.copyOf(news);
    }

    enum Kind {
        ORDER,
        REFUSED,
        ALERT
    }

    /** What happened, in words. */
    record News(Kind kind, String text) {

        boolean isAlert() {
            return kind == Kind.ALERT;
        }

        /** One line, for a list of all kinds. */
        String line() {
            return "%-7s %s".formatted(kind, text);
        }
    }

    /**
     * One instrument.
     *
     * @param bid null where nobody buys, or no quote came yet
     * @param ask null where nobody sells, or no quote came yet
     * @param last null until a trade was told
     * @param fundingPercent per interval; null on spot
     * @param ageMillis of the ticker
     */
    record Row(
            String venue,
            String symbol,
            @Nullable BigDecimal bid,
            @Nullable BigDecimal ask,
            @Nullable BigDecimal last,
            @Nullable BigDecimal fundingPercent,
            long ageMillis) {

        String line() {
            return "%-11s %-15s %10s %10s %10s %9s %5.1fs"
                    .formatted(
                            venue,
                            symbol,
                            text(bid),
                            text(ask),
                            text(last),
                            fundingPercent == null ? "" : fundingPercent.toPlainString() + "%",
                            ageMillis / 1000.0);
        }

        private static String text(@Nullable BigDecimal price) {
            return price == null ? "-" : price.toPlainString();
        }
    }

    /** The words above the table. */
    static String heading() {
        return "%-11s %-15s %10s %10s %10s %9s %6s"
                .formatted("VENUE", "SYMBOL", "BID", "ASK", "LAST", "FUNDING", "AGE");
    }
}
