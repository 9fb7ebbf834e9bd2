package io.azalai.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.EventJson;
import io.azalai.model.Event;
import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import io.azalai.settings.JsonFault;
import io.azalai.stream.StreamProtocol.Control;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.Recordings;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code azalai decode}: what the codecs make of recorded lines of one venue. Confined to one thread. */
final class RecordedLines implements LineDecoder {

    private static final String ACCOUNT = "main";

    private final OpenVenue venue;
    private final Recordings recordings;
    private final EventJson events;
    private final Clock clock;

    /** Of a venue that is connected to nothing. */
    RecordedLines(OpenVenue venue, Clock clock) {
        this.venue = venue;
        this.recordings = venue.recordings();
        this.events = new EventJson(clock.instant());
        this.clock = clock;
    }

    /**
     * Takes recorded metadata: replies that list instruments, bare, as recorded lines, or several in an array.
     *
     * @throws IllegalArgumentException when nothing in it lists any
     */
    public void learn(String metadata) {
        int before = venue.symbols().all().size();
        try (JsonParser texts = Recording.JSON.createParser(metadata)) {
            for (JsonNode text = texts.readValueAsTree(); text != null; text = texts.readValueAsTree()) {
                learn(text);
            }
        } catch (JsonProcessingException broken) {
            throw unreadable(JsonFault.text(broken), broken);
        } catch (IOException | RuntimeException broken) {
            throw unreadable(broken.getMessage(), broken);
        }
        if (venue.symbols().all().size() == before) {
            throw new IllegalArgumentException("the recorded instruments list none of " + venue.name()
                    + ": give replies of the calls that list them");
        }
    }

    private static IllegalArgumentException unreadable(@Nullable String text, Exception cause) {
        return new IllegalArgumentException("the recorded instruments cannot be read: " + text, cause);
    }

    private void learn(JsonNode metadata) {
        JsonNode payload = metadata.isObject() && metadata.has("payload") ? metadata.path("payload") : metadata;
        String text = Recording.text(payload);
        MarketRequest.ReadInstruments request = recordings.metadata(text).orElse(null);
        if (request != null) {
            venue.requests().decode(request, reply(200, text));
        } else if (payload.isContainerNode()) {
            payload.forEach(this::learn);
        }
    }

    @Override
    public DecodedLine decode(String line) {
        JsonNode id = NullNode.getInstance();
        try {
            JsonNode json = Recording.WHOLE.readTree(line);
            id = json.path("id");
            Recording recording = Recording.of(json);
            return new DecodedLine(answer(recording), true);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            String text = wrong instanceof JsonProcessingException broken ? JsonFault.text(broken) : wrong.getMessage();
            return new DecodedLine(error(id, "IllegalArgumentException", null, "BAD_LINE", text), false);
        }
    }

    private String answer(Recording recording) {
        try {
            recordings.assume(recording.call().payload());
            if (recording.isAnswered()) {
                recording.call().request().ifPresent(recordings::assume);
            }
            return told(recording.id(), told(recording));
        } catch (UnreadableFrameException unreadable) {
            return error(recording.id(), "UnreadableFrameException", null, unreadable.kind(), unreadable.getMessage());
        } catch (VenueException refused) {
            return error(
                    recording.id(),
                    refused.getClass().getSimpleName(),
                    refused.outcome(),
                    refused.code(),
                    refused.text());
        }
    }

    private Told told(Recording recording) throws UnreadableFrameException {
        RecordedCall call = recording.call();
        if (recording.frame() && call.payload().startsWith("{")) {
            requireJson(call.payload());
        }
        String silence = recordings.silence(call).orElse(null);
        if (silence != null) {
            return new Told(List.of(), new TreeMap<>(), silence);
        }
        RecordedCall answered = recording.frame()
                ? recordings.answered(call.payload(), call.request()).orElse(null)
                : call;
        return answered == null ? frame(recording) : reply(answered, recording.status());
    }

    private Told frame(Recording recording) throws UnreadableFrameException {
        String text = recording.call().payload();
        VenueException failure = recordings.failure(text).orElse(null);
        if (failure != null) {
            throw failure;
        }
        List<Event> told = new ArrayList<>();
        String name = recordings.stream(text, recording.call().endpoint());
        VenueStream stream = venue.streams().get(name);
        if (stream == null) {
            throw new UnreadableFrameException("unknown-stream", "no stream reads it", null);
        }
        Control control = stream.protocol().control(text);
        if (control == null) {
            requireJson(text);
            stream.decoder().decode(text, group(stream, recording.call().endpoint()), clock.instant(), told::add);
        }
        return new Told(
                told.stream().filter(event -> !event.dataset().isInternal()).toList(),
                new TreeMap<>(),
                control == null ? FrameNotes.of(told, text) : FrameNotes.of(control, text));
    }

    /** Whole, before anything of it is believed: a cut frame would be blamed on what it names first. */
    private static void requireJson(String text) throws UnreadableFrameException {
        try {
            Recording.WHOLE.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UnreadableFrameException("not-json", JsonFault.text(broken), broken);
        }
    }

    /** Private frames are of an account; of public ones the address may name the stream where the frame does not. */
    private static String group(VenueStream stream, String endpoint) {
        if (stream.isPrivate()) {
            return ACCOUNT;
        }
        return endpoint.isBlank() ? FrameDecoder.UNTOLD : endpoint;
    }

    private Told reply(RecordedCall call, int status) {
        List<VenueRequest<?>> requests = recordings.requests(call);
        if (requests.isEmpty()) {
            throw new VenueException(VenueException.notSent(
                    venue.name(),
                    "decode",
                    VenueException.NOT_SUPPORTED,
                    "no call is made to '" + call.endpoint() + "'"));
        }
        Told told = new Told(new ArrayList<>(), new TreeMap<>(), null);
        for (VenueRequest<?> request : requests) {
            Object answer = venue.requests().decode(request, reply(status, call.payload()));
            if (request instanceof TradeRequest.Place place && answer instanceof OrderAck ack) {
                told.events().add(placed(place.permit().order(), ack));
            } else if (request instanceof TradeRequest.PlaceBatch batch) {
                placed(batch, (List<?>) answer, told);
            } else if (request instanceof TradeRequest.CancelBatch) {
                refusals((List<?>) answer, told.refused());
            } else {
                gather(answer, told.events());
            }
        }
        return told;
    }

    /**
     * What a line tells.
     *
     * @param refused why single orders of a batch were refused, by their place in it
     * @param note why it tells no event though it is known, or what is read because of it; null where neither is so
     */
    private record Told(
            List<Event> events,
            SortedMap<Integer, VenueException> refused,
            @Nullable String note) {}

    /** An order for each that was taken, the refusal of each other. */
    private void placed(TradeRequest.PlaceBatch batch, List<?> answers, Told told) {
        refusals(answers, told.refused());
        for (int i = 0; i < answers.size(); i++) {
            OrderTicket ticket = batch.permits().get(i).order();
            OrderAck ack = ((OrderAnswer) answers.get(i)).ack();
            VenueException failure = told.refused().get(i);
            told.events().add(failure == null ? placed(ticket, Objects.requireNonNull(ack)) : refused(ticket, failure));
        }
    }

    private static void refusals(List<?> answers, SortedMap<Integer, VenueException> refused) {
        for (int i = 0; i < answers.size(); i++) {
            VenueException failure = ((OrderAnswer) answers.get(i)).failure();
            if (failure != null) {
                refused.put(i, failure);
            }
        }
    }

    private OrderEvent refused(OrderTicket ticket, VenueException failure) {
        Instant now = clock.instant();
        String why = failure.getMessage();
        Order order = placed(ticket, new OrderAck(null, OrderStatus.REJECTED, BigDecimal.ZERO, null, why, now));
        return new OrderEvent(ExecType.REJECTED, order, null, null, null, why, now, now, Source.REST);
    }

    /** The order that an acknowledgement makes, as far as it and what was asked tell. */
    private Order placed(OrderTicket ticket, OrderAck ack) {
        return new Order(
                ticket.listing(),
                ticket.account(),
                ack.orderId(),
                ticket.clientOrderId(),
                ticket.venueClientOrderId(),
                ticket.side(),
                ticket.orderType(),
                ticket.positionSide(),
                ticket.quantity(),
                ticket.price().signum() == 0 ? null : ticket.price(),
                ticket.triggerPrice(),
                ticket.timeInForce(),
                ticket.reduceOnly(),
                ack.status(),
                ack.filledQty(),
                ack.avgPrice(),
                ack.at(),
                ack.at(),
                null,
                ack.reason(),
                clock.instant(),
                Source.REST);
    }

    private HttpReply reply(int status, String body) {
        return new HttpReply(status, Map.of("content-type", type(body)), body, clock.instant());
    }

    private static String type(String body) {
        return body.startsWith("<") ? "text/html" : "application/json";
    }

    private static void gather(@Nullable Object answer, List<Event> told) {
        if (answer instanceof Event event) {
            told.add(event);
        } else if (answer instanceof Page<?> page) {
            page.rows().forEach(row -> gather(row, told));
        } else if (answer instanceof Collection<?> several) {
            several.forEach(each -> gather(each, told));
        }
    }

    private String told(JsonNode id, Told told) {
        ObjectNode json = Recording.JSON.createObjectNode();
        json.set("id", id);
        ArrayNode array = json.putArray("events");
        told.events().forEach(event -> array.add(tree(event)));
        if (told.note() != null) {
            json.put("note", told.note());
        }
        if (!told.refused().isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            told.refused()
                    .forEach((place, refused) -> describe(errors.addObject().put("index", place), refused));
        }
        return Recording.text(json);
    }

    private static void describe(ObjectNode error, VenueException refused) {
        error.put("class", refused.getClass().getSimpleName())
                .put("outcome", refused.outcome().name())
                .put("code", refused.code())
                .put("text", refused.text());
    }

    private JsonNode tree(Event event) {
        try {
            return Recording.JSON.readTree(events.json(event));
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("our own JSON is broken", ours);
        }
    }

    private static String error(
            JsonNode id, String type, @Nullable Outcome outcome, @Nullable String code, @Nullable String text) {
        ObjectNode json = Recording.JSON.createObjectNode();
        json.set("id", id.isMissingNode() ? NullNode.getInstance() : id);
        ObjectNode error = json.putObject("error").put("class", type);
        error.put("outcome", outcome == null ? null : outcome.name());
        error.put("code", code).put("text", text);
        return Recording.text(json);
    }
}
