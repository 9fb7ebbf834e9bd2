package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.venue.WorthHistory;
import io.azalai.venue.WorthHistory.Point;
import io.azalai.venue.WorthHistory.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an account was worth over time becomes a model (hyperliquid.md section 2.5). Stateless. */
final class WorthCodec {

    private static final Map<String, Span> SPANS = Map.of(
            "day", Span.DAY,
            "week", Span.WEEK,
            "month", Span.MONTH,
            "allTime", Span.ALL_TIME,
            "perpDay", Span.DAY,
            "perpWeek", Span.WEEK,
            "perpMonth", Span.MONTH,
            "perpAllTime", Span.ALL_TIME);

    private WorthCodec() {}

    /** Rows of a span's name and its figures; a span we do not know is left out. */
    static List<WorthHistory> spans(JsonNode rows) throws JsonProcessingException {
        List<WorthHistory> spans = new ArrayList<>();
        for (JsonNode row : rows) {
            String name = row.path(0).asText();
            Span span = SPANS.get(name);
            if (span != null) {
                AccountWire.Span figures = Json.as(row.path(1), AccountWire.Span.class);
                spans.add(new WorthHistory(
                        span,
                        name.startsWith("perp") ? Market.PERP : null,
                        points(figures.accountValueHistory()),
                        points(figures.pnlHistory()),
                        figures.vlm()));
            }
        }
        return spans;
    }

    private static List<Point> points(List<List<BigDecimal>> rows) {
        return rows.stream()
                .map(row -> new Point(Numbers.time(row.get(0).longValueExact()), row.get(1)))
                .toList();
    }
}
