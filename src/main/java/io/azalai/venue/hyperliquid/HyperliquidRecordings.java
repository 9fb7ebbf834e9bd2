package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azalai.model.Market;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.Outcome;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.RecordedQuestion;
import io.azalai.venue.Recordings;
import io.azalai.venue.VenueException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Recorded calls by their type, recorded frames by their channel (hyperliquid.md sections 2, 3 and 6). Confined to one
 * thread.
 */
final class HyperliquidRecordings implements Recordings {

    private static final Set<String> ACCOUNT_CHANNELS = Set.of(
            "orderUpdates",
            "userFills",
            "userFundings",
            "user",
            "clearinghouseState",
            "spotState",
            "openOrders",
            "userEvents",
            "userHistoricalOrders",
            "userTwapSliceFills",
            "allDexsClearinghouseState");
    /** What calls are for that tell no event. */
    private static final Map<String, String> MADE_TO =
            Map.of("perpDexs", "scale fees", "maxMarketOrderNtls", "judge orders");

    private static final String POST = "post";
    private static final int UNKNOWN_STATUS = 500;
    private static final Pattern HTTP_STATUS = Pattern.compile("(\\d{3})\\b.*", Pattern.DOTALL);

    private final List<Credentials> accounts;
    private final Modes modes;
    private final AccountFrames frames;
    private final AssumedListings assumed;
    private final RecordedRequests requests;
    /** Of which dexes metadata were given. */
    private Set<String> dexes = Set.of();

    /** Private recordings are taken for the first account's. */
    HyperliquidRecordings(Listings listings, Modes modes, AccountFrames frames, List<Credentials> accounts) {
        this.modes = modes;
        this.frames = frames;
        this.accounts = accounts;
        this.assumed = new AssumedListings(listings.symbols());
        this.requests = new RecordedRequests(listings);
    }

    @Override
    public RecordedQuestion question(RecordedCall call) {
        return requests.of(call.endpoint(), json(call.request()), json(call.payload()));
    }

    @Override
    public Optional<ReadInstruments> metadata(String payload) {
        JsonNode json = json(payload);
        if (json.isArray() && !json.isEmpty()) {
            boolean ofDexes = StreamSupport.stream(json.spliterator(), false)
                    .allMatch(meta -> meta.path("universe").isArray() && !meta.has("tokens"));
            return ofDexes ? Optional.of(perpetuals(json)) : Optional.empty();
        }
        if (!json.path("universe").isArray()) {
            return Optional.empty();
        }
        return Optional.of(json.has("tokens") ? new ReadInstruments(Market.SPOT) : perpetuals(json));
    }

    /** One answer lists all perpetuals there are: one of another dex would take the place of those before. */
    private ReadInstruments perpetuals(JsonNode metadata) {
        Set<String> named = metadata.findValues("universe").stream()
                .map(universe -> Naming.dexOf(universe.path(0).path("name").asText()))
                .collect(Collectors.toUnmodifiableSet());
        if (!named.containsAll(dexes)) {
            throw new IllegalArgumentException("meta of " + dexes(named) + " after meta of " + dexes(dexes)
                    + ": the last would take the place of the first; give the answer of allPerpMetas, which lists all");
        }
        dexes = named;
        return new ReadInstruments(Market.PERP);
    }

    private static String dexes(Set<String> named) {
        return named.stream()
                .map(dex -> dex.isEmpty() ? "the first dex" : "dex " + dex)
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    @Override
    public String stream(String frame, String endpoint) {
        String channel = channel(json(frame));
        return ACCOUNT_CHANNELS.contains(channel) || AccountFrames.SILENT.contains(channel) ? "account" : "market";
    }

    /** What {@code post} answers is wrapped: of a read with its type, of an action as it is by HTTP (section 6.3). */
    @Override
    public Optional<RecordedCall> answered(String frame, @Nullable String request) {
        JsonNode response = json(frame).at("/data/response");
        JsonNode payload = response.path("payload");
        String asked = request == null ? null : posted(json(request)).toString();
        if (!channel(json(frame)).equals(POST)) {
            return Optional.empty();
        }
        return switch (response.path("type").asText()) {
            case "info" ->
                Optional.of(new RecordedCall(
                        "POST /info " + payload.path("type").asText(),
                        asked,
                        payload.path("data").toString()));
            case "action" -> {
                String type = payload.at("/response/type").asText();
                String endpoint = asked != null ? "POST /exchange" : "POST /exchange " + type;
                yield Optional.of(new RecordedCall(endpoint, asked, payload.toString()));
            }
            default -> Optional.empty();
        };
    }

    private static JsonNode posted(JsonNode request) {
        JsonNode payload = request.at("/request/payload");
        return payload.isObject() ? payload : request;
    }

    @Override
    public Optional<String> silence(RecordedCall call) {
        String channel = channel(json(call.payload()));
        if (AccountFrames.SILENT.contains(channel)) {
            return Optional.of("the channel " + channel + " is known and tells nothing that is an event");
        }
        String type = RecordedRequests.type(call.endpoint(), json(call.request()));
        if (json(call.payload()).at("/response/type").asText().equals("default")) {
            return Optional.of("the venue took it, and tells nothing more of it");
        }
        return Optional.ofNullable(MADE_TO.get(type))
                .map(what -> "the call " + type + " is made to " + what + " and tells nothing that is an event");
    }

    @Override
    public Optional<VenueException> failure(String frame) {
        JsonNode json = json(frame);
        JsonNode response = json.at("/data/response");
        if (channel(json).equals(POST) && response.path("type").asText().equals("error")) {
            return Optional.of(refused(response.path("payload").asText()));
        }
        String text = json.path("data").asText();
        boolean repeated = text.startsWith("Already ") || accounts.isEmpty();
        return channel(json).equals("error") && !repeated
                ? Optional.of(Errors.of("subscribe", Errors.Level.SOCKET, text, accounts.get(0)))
                : Optional.empty();
    }

    /** The text begins with the status that the call would have had by HTTP; of what was asked nothing is known. */
    private static VenueException refused(String text) {
        Matcher status = HTTP_STATUS.matcher(text);
        int code = status.matches() ? Integer.parseInt(status.group(1)) : UNKNOWN_STATUS;
        HttpReply reply = new HttpReply(code, Map.of(), text, Instant.EPOCH);
        return HttpErrors.of(new MarketRequest.ServerTime(Market.PERP), reply, new Waits(() -> 0, () -> 0))
                .orElseGet(() -> new VenueException(Errors.details(POST, POST, text, Outcome.UNKNOWN)));
    }

    private static String channel(JsonNode frame) {
        return frame.path("channel").asText();
    }

    @Override
    public void forget() {
        frames.forget();
        modes.forget();
    }

    @Override
    public void assume(String text) {
        modes.assume(RecordedRequests.ACCOUNT);
        JsonNode json = json(text);
        assumed.take(json);
        user(json).ifPresent(user -> frames.assume(RecordedRequests.ACCOUNT, user));
    }

    /** Whose frame it is: a subscription names its user; else who is liquidated is taken for its owner. */
    private static Optional<String> user(JsonNode json) {
        return Stream.of("/user", "/subscription/user", "/data/liquidation/liquidated_user")
                .map(json::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }
}
