package io.azalai.forward;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_ETH;
import static io.azalai.model.SampleEvents.oneOfEach;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.azalai.model.BookDelta;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.ExecType;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import io.azalai.trade.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

public class EventJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Dataset, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final Instant STARTED = Instant.ofEpochMilli(1_754_556_000_000L);

    private final EventJson json = new EventJson(STARTED);

    @Test
    void the_samples_show_every_dataset_once() {
        assertThat(oneOfEach()).extracting(Event::dataset).containsExactlyElementsOf(Dataset.outward());
    }

    @TestFactory
    Stream<DynamicTest> every_event_is_written_as_its_golden_text_says() throws IOException {
        List<String> golden = resource("/golden/events-1.0.ndjson").lines().toList();
        return oneOfEach().stream()
                .map(event -> DynamicTest.dynamicTest(event.dataset().kebab(), () -> assertThat(json.json(event))
                        .isEqualTo(golden.get(event.dataset().ordinal()))));
    }

    @TestFactory
    Stream<DynamicTest> every_event_fits_its_schema_with_no_field_beyond_it() {
        return oneOfEach().stream()
                .map(event -> DynamicTest.dynamicTest(
                        event.dataset().kebab(), () -> assertThat(violations(event.dataset(), json.json(event)))
                                .isEmpty()));
    }

    @Test
    void a_number_where_text_is_required_is_caught_by_the_schema() throws IOException {
        String wrong = json.json(trade(HYPERLIQUID_BTC, "1")).replace("\"114988.4\"", "114988.4");

        assertThat(violations(Dataset.TRADE, wrong)).hasSize(1);
    }

    @Test
    void an_order_says_why_it_ended_and_the_schema_knows_it() throws IOException {
        Order order = Orders.order("a-1", OrderStatus.REJECTED, "perpMarginRejected");
        OrderEvent event =
                new OrderEvent(ExecType.REJECTED, order, null, null, null, order.reason(), AT, AT, Source.WS);

        assertThat(MAPPER.readTree(json.json(order)).path("reason").asText()).isEqualTo("perpMarginRejected");
        assertThat(MAPPER.readTree(json.json(event)).at("/order/reason").asText())
                .isEqualTo("perpMarginRejected");
        assertThat(violations(Dataset.ORDER, json.json(order))).isEmpty();
        assertThat(violations(Dataset.ORDER_EVENT, json.json(event))).isEmpty();
    }

    @Test
    void a_status_of_an_account_names_it_in_its_key() throws IOException {
        FeedStatus down = new FeedStatus("aster", List.of(), "main", FeedState.DOWN, "futures-account", "lost", 0, AT);

        assertThat(MAPPER.readTree(json.json(down)).path("account").asText()).isEqualTo("main");
        assertThat(down.key()).isEqualTo("aster|main|futures-account");
    }

    @Test
    void a_status_of_parts_of_a_stream_names_them() throws IOException {
        FeedStatus stale = new FeedStatus(
                "aster",
                List.of(
                        FeedStatus.Part.of(ASTER_BTC, Dataset.ORDER_BOOK, Dataset.BOOK_DELTA),
                        FeedStatus.Part.of(ASTER_BTC, Dataset.TRADE)),
                null,
                FeedState.STALE,
                "futures-market",
                "silent",
                0,
                AT);
        String text = json.json(stale);

        assertThat(MAPPER.readTree(text).path("symbol").asText()).isEqualTo("BTC/USDT:USDT");
        assertThat(MAPPER.readTree(text).path("symbols").toString()).isEqualTo("[\"BTC/USDT:USDT\"]");
        assertThat(MAPPER.readTree(text).path("datasets").toString())
                .isEqualTo("[\"book-delta\",\"order-book\",\"trade\"]");
        assertThat(violations(Dataset.FEED_STATUS, text)).isEmpty();
    }

    @Test
    void what_stays_inside_the_process_has_no_json() {
        Wanted wanted = new Wanted.Book(HYPERLIQUID_BTC, "a delta was lost", AT);

        assertThatThrownBy(() -> json.json(wanted))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wanted stays inside the process: it has no topic");
    }

    @Test
    void a_whole_book_among_deltas_says_so() throws IOException {
        BookDelta whole =
                new BookDelta(HYPERLIQUID_BTC, List.of(), List.of(), 7, 7, null, true, AT, AT, Source.DERIVED);

        assertThat(MAPPER.readTree(json.json(whole)).path("snapshot").asBoolean())
                .isTrue();
        assertThat(violations(Dataset.BOOK_DELTA, json.json(whole))).isEmpty();
    }

    @Test
    void a_book_that_was_held_back_tells_how_much_may_be_folded_into_it() throws IOException {
        OrderBook book = new OrderBook(HYPERLIQUID_BTC, List.of(), List.of(), null, AT, AT, Source.WS);

        assertThat(MAPPER.readTree(json.json(book)).has("conflatedMs")).isFalse();
        assertThat(MAPPER.readTree(json.json(book.conflated(Duration.ofMillis(250))))
                        .path("conflatedMs")
                        .asLong())
                .isEqualTo(250);
    }

    @Test
    void numbering_has_no_gaps_per_key_and_each_key_has_its_own() throws IOException {
        assertThat(sequence(trade(HYPERLIQUID_BTC, "1"))).isEqualTo(1);
        assertThat(sequence(trade(HYPERLIQUID_ETH, "1"))).isEqualTo(1);
        assertThat(sequence(trade(HYPERLIQUID_BTC, "2"))).isEqualTo(2);
    }

    @Test
    void an_order_request_is_read_as_it_was_written() {
        OrderRequest request = (OrderRequest) oneOfEach().get(Dataset.ORDER_REQUEST.ordinal());

        assertThat(new OrderRequestJson().read(json.json(request))).isEqualTo(request);
        assertThat(request.createdAt()).isEqualTo(AT);
    }

    private long sequence(Event event) throws IOException {
        return MAPPER.readTree(json.json(event)).get("seq").longValue();
    }

    /** What the closed form of the schema objects to: published schemas are open, so that readers ignore additions. */
    public static List<com.networknt.schema.Error> violations(Dataset dataset, String text) throws IOException {
        Schema closed = SCHEMAS.get(dataset);
        if (closed == null) {
            closed = closed(dataset);
            SCHEMAS.put(dataset, closed);
        }
        return closed.validate(text, InputFormat.JSON);
    }

    private static Schema closed(Dataset dataset) throws IOException {
        ObjectNode schema = (ObjectNode) MAPPER.readTree(resource("/schemas/" + dataset.kebab() + "-v1.json"));
        schema.put("additionalProperties", false);
        JsonNode order = schema.at("/properties/order");
        if (order instanceof ObjectNode nested) {
            nested.put("additionalProperties", false);
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = EventJsonTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
