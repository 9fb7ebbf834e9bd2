package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azalai.model.Market;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.Recordings;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Recorded calls by their type, recorded frames by their channel (hyperliquid.md sections 2, 3 and 6). */
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
            "activeAssetData");

    private final List<Credentials> accounts;
    private final Modes modes;
    private final AccountFrames frames;
    private final AssumedListings assumed;
    private final RecordedRequests requests;

    /** Private recordings are taken for the first account's. */
    HyperliquidRecordings(Listings listings, Modes modes, AccountFrames frames, List<Credentials> accounts) {
        this.modes = modes;
        this.frames = frames;
        this.accounts = accounts;
        this.assumed = new AssumedListings(listings.symbols());
        this.requests = new RecordedRequests(listings);
    }

    @Override
    public List<VenueRequest<?>> requests(RecordedCall call) {
        return requests.of(call.endpoint(), json(call.request().orElse("")), json(call.payload()));
    }

    @Override
    public Optional<ReadInstruments> metadata(String payload) {
        JsonNode json = json(payload);
        if (!json.path("universe").isArray()) {
            return Optional.empty();
        }
        return Optional.of(new ReadInstruments(json.has("tokens") ? Market.SPOT : Market.PERP));
    }

    @Override
    public String stream(String frame, String endpoint) {
        return ACCOUNT_CHANNELS.contains(json(frame).path("channel").asText()) ? "account" : "market";
    }

    @Override
    public Optional<VenueException> failure(String frame) {
        JsonNode json = json(frame);
        String text = json.path("data").asText();
        boolean repeated = text.startsWith("Already ") || accounts.isEmpty();
        return json.path("channel").asText().equals("error") && !repeated
                ? Optional.of(Errors.of("subscribe", Errors.Level.SOCKET, text, accounts.get(0)))
                : Optional.empty();
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

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }
}
