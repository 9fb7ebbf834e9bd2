package io.azalai.cli;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see at one moment.
 *
 * @param messagesPerSecond market events since the last moment
 * @param orders newest last
 * @param news what happened since the last moment: orders, refusals, alerts, in words
 */
record LiveMoment(List<Row> rows, long messagesPerSecond, List<String> orders, List<String> news) {

    LiveMoment {
        rows = List.copyOf(rows);
        orders = List.copyOf(orders);
        news = List.copyOf(news);
    }

    /**
     * One instrument.
     *
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

        /** One line of the table. */
        String line() {
            return "%-12s %-16s %12s %12s %12s %10s %7.1fs"
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
        return "%-12s %-16s %12s %12s %12s %10s %8s"
                .formatted("VENUE", "SYMBOL", "BID", "ASK", "LAST", "FUNDING", "AGE");
    }
}
