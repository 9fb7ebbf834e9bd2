package io.azalai.forward;

import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.FeedStatus;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.Liquidation;
import io.azalai.model.MarkPrice;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of public data beyond the envelope (downstream.md section 3). */
final class MarketFields {

    private MarketFields() {}

    static void ticker(Ticker ticker, JsonFields json) {
        json.decimal("bidPrice", ticker.bidPrice())
                .decimal("bidQty", ticker.bidQuantity())
                .decimal("askPrice", ticker.askPrice())
                .decimal("askQty", ticker.askQuantity())
                .decimal("lastPrice", ticker.lastPrice())
                .decimal("volume", ticker.volume())
                .decimal("quoteVolume", ticker.quoteVolume())
                .decimal("priceChange", ticker.priceChange())
                .decimal("priceChangePercent", ticker.priceChangePercent())
                .decimal("highPrice", ticker.highPrice())
                .decimal("lowPrice", ticker.lowPrice());
    }

    static void bbo(BestBidOffer bbo, JsonFields json) {
        json.decimal("bidPrice", bbo.bidPrice())
                .decimal("bidQty", bbo.bidQuantity())
                .decimal("askPrice", bbo.askPrice())
                .decimal("askQty", bbo.askQuantity());
    }

    static void orderBook(OrderBook book, JsonFields json) {
        json.whole("venueSeq", book.venueSequence())
                .levels("bids", book.bids())
                .levels("asks", book.asks())
                .whole("depth", Math.max(book.bids().size(), book.asks().size()))
                .whole("conflatedMs", book.conflatedMs() == 0 ? null : book.conflatedMs())
                .parts("parts", book.parts());
    }

    static void bookDelta(BookDelta delta, JsonFields json) {
        json.whole("venueSeq", delta.venueSequence())
                .whole("firstVenueSeq", delta.firstVenueSequence())
                .whole("prevVenueSeq", delta.previousVenueSequence())
                .levels("bids", delta.bids())
                .levels("asks", delta.asks())
                .flag("snapshot", delta.snapshot());
    }

    static void trade(Trade trade, JsonFields json) {
        json.text("tradeId", trade.tradeId())
                .text("side", trade.side())
                .decimal("price", trade.price())
                .decimal("quantity", trade.quantity());
    }

    static void candle(Candle candle, JsonFields json) {
        json.text("interval", candle.interval().code())
                .time("openTime", candle.openTime())
                .time("closeTime", candle.closeTime())
                .decimal("open", candle.open())
                .decimal("high", candle.high())
                .decimal("low", candle.low())
                .decimal("close", candle.close())
                .decimal("volume", candle.volume())
                .decimal("quoteVolume", candle.quoteVolume())
                .whole("trades", candle.trades())
                .decimal("takerBuyVolume", candle.takerBuyVolume())
                .flag("closed", candle.closed())
                .whole("revision", candle.revision());
    }

    static void openInterest(OpenInterest interest, JsonFields json) {
        json.decimal("openInterest", interest.openInterest())
                .decimal("openInterestValue", interest.openInterestValue());
    }

    static void liquidation(Liquidation liquidation, JsonFields json) {
        json.text("side", liquidation.side())
                .decimal("price", liquidation.price())
                .decimal("quantity", liquidation.quantity())
                .text("orderId", liquidation.orderId());
    }

    static void fundingRate(FundingRate funding, JsonFields json) {
        json.decimal("rate", funding.rate())
                .whole("intervalHours", funding.intervalHours())
                .time("nextFundingTime", funding.nextFundingTime())
                .decimal("markPrice", funding.markPrice())
                .decimal("indexPrice", funding.indexPrice())
                .decimal("predictedRate", funding.predictedRate())
                .decimal("cap", funding.cap())
                .decimal("floor", funding.floor());
    }

    static void markPrice(MarkPrice mark, JsonFields json) {
        json.decimal("markPrice", mark.markPrice()).decimal("indexPrice", mark.indexPrice());
    }

    static void instrument(Instrument instrument, JsonFields json) {
        json.text("baseAsset", instrument.baseAsset())
                .text("quoteAsset", instrument.quoteAsset())
                .text("settleAsset", instrument.settleAsset())
                .decimal("tickSize", instrument.tickSize())
                .whole("priceSignificantFigures", instrument.priceSignificantFigures())
                .decimal("stepSize", instrument.stepSize())
                .decimal("minQty", instrument.minQuantity())
                .decimal("maxQty", instrument.maxQuantity())
                .decimal("minNotional", instrument.minNotional())
                .whole("maxLeverage", instrument.maxLeverage())
                .texts("marginModes", instrument.marginModes())
                .decimal("minPrice", instrument.limits().minPrice())
                .decimal("maxPrice", instrument.limits().maxPrice())
                .decimal("marketMinQty", instrument.limits().marketMinQuantity())
                .decimal("marketMaxQty", instrument.limits().marketMaxQuantity())
                .decimal("marketStepSize", instrument.limits().marketStepSize())
                .whole("maxOrders", instrument.limits().maxOrders())
                .whole("maxTriggerOrders", instrument.limits().maxTriggerOrders())
                .decimal("takerFee", instrument.takerFee())
                .decimal("makerFee", instrument.makerFee())
                .text("status", instrument.status());
    }

    static void feedStatus(FeedStatus status, JsonFields json) {
        json.text("status", status.status())
                .text("channel", status.channel())
                .text("reason", status.reason())
                .whole("missed", status.missed());
        if (status.isOfStream()) {
            json.texts(
                            "symbols",
                            distinct(status, part -> Stream.of(part.listing().symbol())))
                    .texts("datasets", distinct(status, part -> part.datasets().stream()
                            .map(Dataset::kebab)));
        }
    }

    private static Set<String> distinct(FeedStatus status, Function<FeedStatus.Part, Stream<String>> names) {
        return status.parts().stream().flatMap(names).collect(Collectors.toSet());
    }
}
