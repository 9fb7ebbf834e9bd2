package io.azalai.cli;

import io.azalai.cli.LiveMoment.Kind;
import io.azalai.cli.LiveMoment.News;
import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Alert;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FundingRate;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.RiskDecision;
import io.azalai.model.Ticker;
import io.azalai.trade.Gateway;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at the feed and the order path, for people. Safe for many threads; {@link #now} belongs to one. */
final class LiveView {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int ORDERS_SHOWN = 10;
    private static final int READER_CAPACITY = 1000;

    private final Feed feed;
    private final Gateway gateway;
    private final Clock clock;
    private final Map<String, BigDecimal> funding = new ConcurrentHashMap<>();
    private final Queue<News> news = new ConcurrentLinkedQueue<>();
    private long seen;
    private Instant lookedAt;

    LiveView(Feed feed, Gateway gateway, Clock clock) {
        this.feed = feed;
        this.gateway = gateway;
        this.clock = clock;
        this.lookedAt = clock.instant();
        feed.subscribe(
                "demo.view",
                FeedFilter.of(
                        Dataset.TICKER,
                        Dataset.FUNDING_RATE,
                        Dataset.ORDER_EVENT,
                        Dataset.RISK_DECISION,
                        Dataset.ALERT),
                Overflow.DROP_OLDEST,
                READER_CAPACITY,
                this::learn);
    }

    private void learn(Event event, boolean retained) {
        if (event instanceof FundingRate rate) {
            funding.put(rate.key(), rate.rate().multiply(HUNDRED).setScale(5, RoundingMode.HALF_UP));
        } else if (event instanceof RiskDecision decision && !decision.accepted()) {
            note(Kind.REFUSED, decision.venue() + " " + decision.symbol() + " " + decision.message());
        } else if (event instanceof OrderEvent happened) {
            note(Kind.ORDER, line(happened.order()) + " (" + happened.execType() + ")");
        } else if (event instanceof Alert alert) {
            note(Kind.ALERT, alert.severity() + " " + alert.kind() + ": " + alert.text());
        }
    }

    private void note(Kind kind, String text) {
        news.add(new News(kind, text));
    }

    /** Whether any instrument has a price by now. */
    boolean hasRows() {
        return !rows().isEmpty();
    }

    LiveMoment now() {
        long published =
                feed.published().values().stream().mapToLong(Long::longValue).sum();
        Instant now = clock.instant();
        long millis = Math.max(1, Duration.between(lookedAt, now).toMillis());
        long fresh = (published - seen) * 1000 / millis;
        seen = published;
        lookedAt = now;
        List<News> happened = new ArrayList<>();
        for (News next = news.poll(); next != null; next = news.poll()) {
            happened.add(next);
        }
        return new LiveMoment(rows(), fresh, orders(), happened);
    }

    private List<LiveMoment.Row> rows() {
        Instant now = clock.instant();
        return feed.retained(Dataset.TICKER).stream()
                .map(Ticker.class::cast)
                .filter(ticker -> ticker.bidPrice() != null || ticker.lastPrice() != null)
                .sorted(Comparator.comparing(Ticker::key))
                .map(ticker -> new LiveMoment.Row(
                        ticker.listing().venue(),
                        ticker.listing().symbol(),
                        ticker.bidPrice(),
                        ticker.askPrice(),
                        ticker.lastPrice(),
                        funding.get(ticker.key()),
                        Math.max(0, Duration.between(ticker.receivedAt(), now).toMillis())))
                .toList();
    }

    private List<String> orders() {
        List<Order> all = gateway.orders();
        return all.subList(Math.max(0, all.size() - ORDERS_SHOWN), all.size()).stream()
                .map(LiveView::columns)
                .toList();
    }

    private static String columns(Order order) {
        return "%-11s %-15s %-4s %10s  %-16s %s"
                .formatted(
                        order.listing().venue(),
                        order.listing().symbol(),
                        order.side(),
                        order.quantity().toPlainString(),
                        order.status(),
                        filled(order));
    }

    private static String line(Order order) {
        return order.listing().venue() + " " + order.listing().symbol() + " " + order.side() + " "
                + order.quantity().toPlainString() + " " + order.status() + " " + filled(order);
    }

    private static String filled(Order order) {
        BigDecimal average = order.avgPrice();
        return "filled " + order.filledQty().toPlainString()
                + (average == null ? "" : " at " + average.toPlainString());
    }
}
