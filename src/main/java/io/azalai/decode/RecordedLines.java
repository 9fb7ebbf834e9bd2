package io.azalai.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.EventJson;
import io.azalai.model.Event;
import io.azalai.model.PositionSnapshot;
import io.azalai.settings.JsonFault;
import io.azalai.stream.StreamProtocol.Control;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderAck;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.RecordedQuestion;
import io.azalai.venue.Recordings;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code azalai decode}: what the codecs make of recorded lines of one venue. Confined to one thread. */
final class RecordedLines implements LineDecoder {

    private static final String ACCOUNT = "main";

    private final OpenVenue venue;
    private final Recordings recordings;
    private final EventJson events;
    private final Clock clock;
    private final RecordedAnswers orders;

    /** Of a venue that is connected to nothing. */
    RecordedLines(OpenVenue venue, Clock clock) {
        this.venue = venue;
        this.recordings = venue.recordings();
        this.events = new EventJson(clock.instant());
        this.clock = clock;
        this.orders = new RecordedAnswers(clock);
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
            return answer(recording);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            String text = wrong instanceof JsonProcessingException broken ? JsonFault.text(broken) : wrong.getMessage();
            return new DecodedLine(error(id, Told.Fault.ofLine(text)), false);
        }
    }

    private DecodedLine answer(Recording recording) {
        try {
            recordings.forget();
            recordings.assume(recording.call().payload());
            String request = recording.call().request();
            if (recording.isAnswered() && request != null) {
                recordings.assume(request);
            }
            Told told = told(recording);
            boolean whole = told.errors().values().stream().noneMatch(Told.Fault::isOfLine);
            return new DecodedLine(told(recording.id(), told), whole);
        } catch (UnreadableFrameException unreadable) {
            return new DecodedLine(error(recording.id(), Told.Fault.of(unreadable)), true);
        } catch (VenueException refused) {
            return new DecodedLine(error(recording.id(), Told.Fault.of(refused)), true);
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (RuntimeException unforeseen) {
            UnreadableFrameException unreadable =
                    new UnreadableFrameException("unforeseen", String.valueOf(unforeseen.getMessage()), unforeseen);
            return new DecodedLine(error(recording.id(), Told.Fault.of(unreadable)), true);
        }
    }

    private Told told(Recording recording) throws UnreadableFrameException {
        RecordedCall call = recording.call();
        if (recording.frame() && call.payload().startsWith("{")) {
            requireJson(call.payload());
        }
        String silence = recordings.silence(call).orElse(null);
        if (silence != null) {
            return Told.nothing(silence);
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
        return Told.of(
                told.stream().filter(event -> !event.dataset().isInternal()).toList(),
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
        RecordedQuestion question = recordings.question(call);
        if (question.requests().isEmpty()) {
            throw new VenueException(VenueException.notSent(
                    venue.name(),
                    "decode",
                    VenueException.NOT_SUPPORTED,
                    "no call is made to '" + call.endpoint() + "'"));
        }
        Told told = Told.nothing();
        String note = null;
        for (VenueRequest<?> request : question.requests()) {
            Object answer = answer(request, question, reply(status, call.payload()));
            if (request instanceof TradeRequest.Place place && answer instanceof OrderAck ack) {
                orders.placed(place, ack, question.unknownOrders(), told);
            } else if (request instanceof TradeRequest.PlaceBatch batch) {
                orders.placed(batch, (List<?>) answer, question.unknownOrders(), told);
            } else if (request instanceof TradeRequest.CancelBatch) {
                RecordedAnswers.refusals((List<?>) answer, told);
            } else {
                gather(answer, told.events());
                note = answer instanceof OrderAck ack ? "the venue's id of it is " + ack.orderId() : note;
            }
        }
        return note == null ? told : told.noted(note);
    }

    /** A refusal says enough by itself, and so does a page; anything else is complained of by what the line lacks. */
    private Object answer(VenueRequest<?> request, RecordedQuestion question, HttpReply reply) {
        String missing = question.missing();
        try {
            Object answer = venue.requests().decode(request, reply);
            if (missing == null) {
                return answer;
            }
        } catch (VenueException failure) {
            boolean says =
                    reply.status() != Recording.OK || failure.outcome() == Outcome.REJECTED || isPage(reply.body());
            if (missing == null || says) {
                throw failure;
            }
        }
        throw new IllegalArgumentException(missing);
    }

    private HttpReply reply(int status, String body) {
        return new HttpReply(status, Map.of("content-type", type(body)), body, clock.instant());
    }

    private static String type(String body) {
        return isPage(body) ? "text/html" : "application/json";
    }

    /** What somebody before the venue answers in its place. */
    private static boolean isPage(String body) {
        return body.startsWith("<");
    }

    private static void gather(@Nullable Object answer, List<Event> told) {
        if (answer instanceof Event event) {
            told.add(event);
        } else if (answer instanceof PositionSnapshot snapshot) {
            told.addAll(snapshot.positions());
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
        if (!told.errors().isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            told.errors().forEach((place, error) -> describe(errors.addObject().put("index", place), error));
        }
        return Recording.text(json);
    }

    private static void describe(ObjectNode json, Told.Fault error) {
        Outcome outcome = error.outcome();
        json.put("class", error.type())
                .put("outcome", outcome == null ? null : outcome.name())
                .put("code", error.code())
                .put("text", error.text());
    }

    private JsonNode tree(Event event) {
        try {
            return Recording.JSON.readTree(events.json(event));
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("our own JSON is broken", ours);
        }
    }

    private static String error(JsonNode id, Told.Fault fault) {
        ObjectNode json = Recording.JSON.createObjectNode();
        json.set("id", id.isMissingNode() ? NullNode.getInstance() : id);
        describe(json.putObject("error"), fault);
        return Recording.text(json);
    }
}
