package io.azalai.forward;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.azalai.model.AccountEvent;
import io.azalai.model.Alert;
import io.azalai.model.Audit;
import io.azalai.model.Balance;
import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.FundingRate;
import io.azalai.model.Heartbeat;
import io.azalai.model.Instrument;
import io.azalai.model.Liquidation;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.Mode;
import io.azalai.model.OpenInterest;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.Position;
import io.azalai.model.RiskDecision;
import io.azalai.model.RiskState;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Events as one flat JSON object each (downstream.md section 3). Numbers them without gaps per topic and key, so that a
 * reader sees a loss: each outlet has a writer of its own. Safe for many threads.
 */
public final class EventJson {

    /** Version of all schemas: additions raise the second number. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<Dataset, BiConsumer<Event, JsonFields>> FIELDS = new EnumMap<>(Dataset.class);

    static {
        put(Dataset.TICKER, Ticker.class, MarketFields::ticker);
        put(Dataset.BBO, BestBidOffer.class, MarketFields::bbo);
        put(Dataset.ORDER_BOOK, OrderBook.class, MarketFields::orderBook);
        put(Dataset.BOOK_DELTA, BookDelta.class, MarketFields::bookDelta);
        put(Dataset.TRADE, Trade.class, MarketFields::trade);
        put(Dataset.CANDLE, Candle.class, MarketFields::candle);
        put(Dataset.FUNDING_RATE, FundingRate.class, MarketFields::fundingRate);
        put(Dataset.MARK_PRICE, MarkPrice.class, MarketFields::markPrice);
        put(Dataset.OPEN_INTEREST, OpenInterest.class, MarketFields::openInterest);
        put(Dataset.LIQUIDATION, Liquidation.class, MarketFields::liquidation);
        put(Dataset.FEED_STATUS, FeedStatus.class, MarketFields::feedStatus);
        put(Dataset.INSTRUMENT, Instrument.class, MarketFields::instrument);
        put(Dataset.BALANCE, Balance.class, AccountFields::balance);
        put(Dataset.POSITION, Position.class, AccountFields::position);
        put(Dataset.ORDER, Order.class, AccountFields::order);
        put(Dataset.RISK_STATE, RiskState.class, AccountFields::riskState);
        put(Dataset.ORDER_REQUEST, OrderRequest.class, AccountFields::orderRequest);
        put(Dataset.ORDER_EVENT, OrderEvent.class, AccountFields::orderEvent);
        put(Dataset.FILL, Fill.class, AccountFields::fill);
        put(Dataset.FUNDING_PAYMENT, FundingPayment.class, AccountFields::fundingPayment);
        put(Dataset.MARGIN_CALL, MarginCall.class, AccountFields::marginCall);
        put(Dataset.RISK_DECISION, RiskDecision.class, AccountFields::riskDecision);
        put(Dataset.ALERT, Alert.class, AccountFields::alert);
        put(Dataset.AUDIT, Audit.class, AccountFields::audit);
        put(Dataset.HEARTBEAT, Heartbeat.class, AccountFields::heartbeat);
    }

    private final long epochMs;
    private final @Nullable Mode mode;
    private final boolean numbers;
    private final Sequences sequences = new Sequences();

    /** A writer whose numbering begins now; {@code started} is its epoch. */
    public EventJson(Instant started, Mode mode) {
        this(started, mode, true);
    }

    /** A writer of what was recorded, in whatever mode that was. */
    public EventJson(Instant started) {
        this(started, null, true);
    }

    private EventJson(Instant started, @Nullable Mode mode, boolean numbers) {
        this.epochMs = started.toEpochMilli();
        this.mode = mode;
        this.numbers = numbers;
    }

    /** A writer of events that are numbered by whoever keeps them. */
    public static EventJson unnumbered(Instant started, Mode mode) {
        return new EventJson(started, mode, false);
    }

    /** One event as JSON, numbered unless somebody else does that. */
    public String json(Event event) {
        StringWriter text = new StringWriter(320);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            JsonFields fields = new JsonFields(json);
            envelope(event, fields);
            BiConsumer<Event, JsonFields> body = FIELDS.get(event.dataset());
            if (body == null) {
                throw new IllegalArgumentException("no JSON form of " + event.dataset());
            }
            body.accept(event, fields);
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private void envelope(Event event, JsonFields json) {
        Instant received = receivedAt(event);
        json.text("type", event.dataset().type())
                .text("schemaVersion", SCHEMA_VERSION)
                .text("mode", mode == null || event instanceof Heartbeat ? null : mode.word())
                .text("venue", event.venue())
                .text("market", market(event))
                .text("symbol", symbol(event));
        Listing where = event.where();
        json.text("venueSymbol", where == null ? null : where.venueSymbol())
                .text("account", event.account())
                .time("timestamp", event.timestamp())
                .text("timestampSource", isLocal(event, received) ? "LOCAL" : null)
                .whole("receivedAtUs", micros(received))
                .text("source", source(event))
                .whole("seq", numbers ? sequences.next(event) : null)
                .whole("epoch", epochMs);
    }

    private static boolean isLocal(Event event, Instant received) {
        boolean fromVenue = event instanceof MarketEvent || event instanceof AccountEvent;
        return fromVenue && event.timestamp().equals(received);
    }

    private static Instant receivedAt(Event event) {
        if (event instanceof MarketEvent market) {
            return market.receivedAt();
        }
        return event instanceof AccountEvent account ? account.receivedAt() : event.timestamp();
    }

    private static Source source(Event event) {
        if (event instanceof MarketEvent market) {
            return market.source();
        }
        return event instanceof AccountEvent account ? account.source() : Source.DERIVED;
    }

    private static @Nullable Object market(Event event) {
        if (event instanceof Balance balance) {
            return balance.market();
        }
        if (event instanceof MarginCall) {
            return Market.PERP;
        }
        Listing where = event.where();
        return where != null ? where.market() : event instanceof OrderRequest request ? request.market() : null;
    }

    private static @Nullable String symbol(Event event) {
        Listing where = event.where();
        if (where != null) {
            return where.symbol();
        }
        if (event instanceof OrderRequest request) {
            return request.symbol();
        }
        if (event instanceof RiskDecision decision) {
            return decision.symbol();
        }
        return event instanceof Alert alert ? alert.symbol() : null;
    }

    private static long micros(Instant at) {
        return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000;
    }

    private static <E extends Event> void put(Dataset dataset, Class<E> type, BiConsumer<E, JsonFields> fields) {
        FIELDS.put(dataset, (event, json) -> fields.accept(type.cast(event), json));
    }
}
