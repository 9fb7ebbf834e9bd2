package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.Statistics;
import java.math.BigDecimal;
import java.util.List;

/** Ticker rows and frames of one market. Futures tickers have no bid and ask, spot ones do. */
final class Tickers {

    private static final long DAY_MS = 24L * 60 * 60_000;
    private static final DepthLevel NOTHING = new DepthLevel(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    private final Floor floor;

    Tickers(Floor floor) {
        this.floor = floor;
    }

    /** Row of ticker/24hr. */
    ObjectNode day(ListedSymbol listed) {
        Statistics day = floor.engine().statistics(listed.symbol());
        int ticks = listed.pricePrecision();
        ObjectNode row = object().put("symbol", listed.symbol())
                .put("priceChange", WireNumber.fixed(day.last().subtract(day.open()), ticks))
                .put("priceChangePercent", WireNumber.percent(day.last().subtract(day.open()), day.open()))
                .put("weightedAvgPrice", weighted(day, ticks));
        if (!floor.futures()) {
            row.put("prevClosePrice", WireNumber.fixed(day.open(), ticks));
        }
        row.put("lastPrice", WireNumber.fixed(day.last(), ticks)).put("lastQty", lastQuantity(listed));
        if (!floor.futures()) {
            best(row, floor.engine().book(listed.symbol(), 1), listed);
        }
        row.put("openPrice", WireNumber.fixed(day.open(), ticks))
                .put("highPrice", WireNumber.fixed(day.high(), ticks))
                .put("lowPrice", WireNumber.fixed(day.low(), ticks))
                .put("volume", WireNumber.fixed(day.baseVolume(), listed.quantityPrecision()))
                .put("quoteVolume", WireNumber.plain(day.quoteVolume()))
                .put("openTime", floor.now() - DAY_MS)
                .put("closeTime", floor.now())
                .put("firstId", firstId(day))
                .put("lastId", lastId(day))
                .put("count", day.trades());
        return floor.futures() ? row : row.put("baseAsset", listed.base()).put("quoteAsset", listed.quote());
    }

    /** Row of ticker/price. */
    ObjectNode price(ListedSymbol listed) {
        Statistics now = floor.engine().statistics(listed.symbol());
        return object().put("symbol", listed.symbol())
                .put("price", WireNumber.fixed(now.last(), listed.pricePrecision()))
                .put("time", now.time().toEpochMilli());
    }

    /** Row of ticker/bookTicker; a side without orders is zero. */
    ObjectNode best(ListedSymbol listed) {
        BookView book = floor.engine().book(listed.symbol(), floor.info().isClosed(listed) ? 0 : 1);
        ObjectNode row = object().put("symbol", listed.symbol());
        best(row, book, listed);
        row.put("time", book.time().toEpochMilli());
        return floor.futures() ? row.put("lastUpdateId", Floor.updateId(book.updateId())) : row;
    }

    private static void best(ObjectNode row, BookView book, ListedSymbol listed) {
        DepthLevel bid = first(book.bids());
        DepthLevel ask = first(book.asks());
        row.put("bidPrice", WireNumber.fixed(bid.price(), listed.pricePrecision()))
                .put("bidQty", WireNumber.fixed(bid.quantity(), listed.quantityPrecision()))
                .put("askPrice", WireNumber.fixed(ask.price(), listed.pricePrecision()))
                .put("askQty", WireNumber.fixed(ask.quantity(), listed.quantityPrecision()));
    }

    /** Frame of {@code @bookTicker}. */
    ObjectNode bestFrame(ListedSymbol listed, BookView book) {
        DepthLevel bid = first(book.bids());
        DepthLevel ask = first(book.asks());
        return object().put("e", "bookTicker")
                .put("u", Floor.updateId(book.updateId()))
                .put("s", listed.symbol())
                .put("b", WireNumber.fixed(bid.price(), listed.pricePrecision()))
                .put("B", WireNumber.fixed(bid.quantity(), listed.quantityPrecision()))
                .put("a", WireNumber.fixed(ask.price(), listed.pricePrecision()))
                .put("A", WireNumber.fixed(ask.quantity(), listed.quantityPrecision()))
                .put("T", book.time().toEpochMilli())
                .put("E", floor.now());
    }

    /** Frame of {@code @ticker}. */
    ObjectNode dayFrame(ListedSymbol listed) {
        Statistics day = floor.engine().statistics(listed.symbol());
        int ticks = listed.pricePrecision();
        return object().put("e", "24hrTicker")
                .put("E", floor.now())
                .put("s", listed.symbol())
                .put("p", WireNumber.fixed(day.last().subtract(day.open()), ticks))
                .put("P", WireNumber.percent(day.last().subtract(day.open()), day.open()))
                .put("w", weighted(day, ticks))
                .put("c", WireNumber.fixed(day.last(), ticks))
                .put("Q", lastQuantity(listed))
                .put("o", WireNumber.fixed(day.open(), ticks))
                .put("h", WireNumber.fixed(day.high(), ticks))
                .put("l", WireNumber.fixed(day.low(), ticks))
                .put("v", WireNumber.fixed(day.baseVolume(), listed.quantityPrecision()))
                .put("q", WireNumber.plain(day.quoteVolume()))
                .put("O", floor.now() - DAY_MS)
                .put("C", floor.now())
                .put("F", firstId(day))
                .put("L", lastId(day))
                .put("n", day.trades());
    }

    /** Frame of {@code @miniTicker}. */
    ObjectNode miniFrame(ListedSymbol listed) {
        Statistics day = floor.engine().statistics(listed.symbol());
        int ticks = listed.pricePrecision();
        return object().put("e", "24hrMiniTicker")
                .put("E", floor.now())
                .put("s", listed.symbol())
                .put("c", WireNumber.fixed(day.last(), ticks))
                .put("o", WireNumber.fixed(day.open(), ticks))
                .put("h", WireNumber.fixed(day.high(), ticks))
                .put("l", WireNumber.fixed(day.low(), ticks))
                .put("v", WireNumber.fixed(day.baseVolume(), listed.quantityPrecision()))
                .put("q", WireNumber.plain(day.quoteVolume()));
    }

    private String lastQuantity(ListedSymbol listed) {
        List<Match> last = floor.engine().trades(listed.symbol(), 1);
        return WireNumber.fixed(last.isEmpty() ? BigDecimal.ZERO : last.get(0).quantity(), listed.quantityPrecision());
    }

    private static String weighted(Statistics day, int ticks) {
        return WireNumber.fixed(WireNumber.ratio(day.quoteVolume(), day.baseVolume(), ticks), ticks);
    }

    /** -1 before the first trade, as the venue has it. */
    private static long lastId(Statistics day) {
        Long last = day.lastTradeId();
        return last == null ? -1 : last;
    }

    private static long firstId(Statistics day) {
        return day.trades() == 0 ? -1 : Math.max(1, lastId(day) - day.trades() + 1);
    }

    private static DepthLevel first(List<DepthLevel> levels) {
        return levels.isEmpty() ? NOTHING : levels.get(0);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
