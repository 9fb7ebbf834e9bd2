package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azalai.model.Market;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.Outcome;
import io.azalai.venue.RecordedCall;
import io.azalai.venue.RecordedQuestion;
import io.azalai.venue.Recordings;
import io.azalai.venue.VenueException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recorded calls by verb and path, recorded frames by their fields (aster.md sections 3 and 6). Safe for many threads.
 */
final class AsterRecordings implements Recordings {

    private static final Set<String> FUTURES_ACCOUNT =
            Set.of("ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE", "MARGIN_CALL", "ACCOUNT_CONFIG_UPDATE");
    private static final Set<String> SPOT_ACCOUNT =
            Set.of("executionReport", "outboundAccountPosition", "balanceUpdate");
    private static final Set<String> SPOT_ONLY = Set.of("trade");

    private final RecordedRequests requests;
    private final AssumedListings assumed;
    private final FundingRules funding;
    private final Runnable forgetting;

    /** @param forgetting makes the codecs forget what they learnt of accounts and prices */
    AsterRecordings(Listings listings, FundingRules funding, Runnable forgetting) {
        this.funding = funding;
        this.forgetting = forgetting;
        this.assumed = new AssumedListings(listings.symbols());
        this.requests = new RecordedRequests(listings.symbols());
    }

    @Override
    public RecordedQuestion question(RecordedCall call) {
        return requests.of(call, json(call.payload()));
    }

    @Override
    public Optional<ReadInstruments> metadata(String payload) {
        JsonNode json = json(payload);
        if (!json.path("symbols").isArray()) {
            return Optional.empty();
        }
        boolean futures =
                json.has("futuresType") || json.path("symbols").path(0).has("contractType");
        return Optional.of(new ReadInstruments(futures ? Market.PERP : Market.SPOT));
    }

    @Override
    public String stream(String frame, String endpoint) {
        JsonNode json = inner(json(frame));
        JsonNode one = json.isArray() ? json.path(0) : json;
        String event = one.path("e").asText();
        if (FUTURES_ACCOUNT.contains(event)) {
            return "futures-account";
        }
        if (SPOT_ACCOUNT.contains(event) || isReport(one)) {
            return "spot-account";
        }
        if (event.equals("listenKeyExpired") || event.equals("announcement")) {
            return "futures-account";
        }
        return isSpot(one, event, endpoint) ? "spot-market" : "futures-market";
    }

    /** Spot tells executions flat and without a position side (section 6.4). */
    private static boolean isReport(JsonNode frame) {
        return frame.has("x") && frame.has("X") && !frame.has("o");
    }

    /**
     * The address tells; else a symbol of one market is of that; one of both is of futures, but for what only spot
     * sends.
     */
    private boolean isSpot(JsonNode frame, String event, String endpoint) {
        if (endpoint.contains("spot") || endpoint.contains("sstream") || endpoint.contains("fstream")) {
            return !endpoint.contains("fstream");
        }
        String symbol = frame.path("s").asText(frame.path("o").path("s").asText());
        boolean onSpot = assumed.isTold(Market.SPOT, symbol);
        boolean onFutures = assumed.isTold(Market.PERP, symbol);
        return onSpot != onFutures ? onSpot : SPOT_ONLY.contains(event) || (event.isEmpty() && frame.has("u"));
    }

    @Override
    public Optional<VenueException> failure(String frame) {
        JsonNode json = json(frame);
        JsonNode error = json.path("error").isObject() ? json.path("error") : json;
        if (!error.has("code") || !error.has("msg") || json.has("e")) {
            return Optional.empty();
        }
        return Optional.of(new VenueException(new VenueException.Details(
                Aster.NAME,
                "subscribe",
                error.path("code").asText(),
                error.path("msg").asText(),
                Outcome.REJECTED)));
    }

    @Override
    public void forget() {
        forgetting.run();
    }

    @Override
    public void assume(String text) {
        funding.assumeUsual();
        assumed.take(json(text));
    }

    /** What a combined stream wraps. */
    private static JsonNode inner(JsonNode frame) {
        return frame.has("stream") && frame.has("data") ? frame.path("data") : frame;
    }

    /** The JSON of a text; nothing where it is none. */
    static JsonNode json(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }

    /** The verb and the name of a call without its version: {@code GET depth} of {@code GET /fapi/v1/depth}. */
    static String name(String endpoint) {
        String[] words = endpoint.strip().split("\\s+", 2);
        String path = words.length < 2 ? "" : words[1];
        int query = path.indexOf('?');
        String bare = (query < 0 ? path : path.substring(0, query)).replaceFirst("^https?://[^/]+", "");
        return words[0].toUpperCase(Locale.ROOT) + " " + bare.replaceFirst("^/?f?api/v\\d/", "");
    }
}
