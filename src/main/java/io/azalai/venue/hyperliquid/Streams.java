package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.stream.StreamProtocol;
import io.azalai.venue.wire.Frames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How both streams are spoken to (hyperliquid.md section 6.1). A channel is the JSON text of its subscription object.
 * Safe for many threads: stateless.
 */
abstract class Streams implements StreamProtocol {

    private static final String PREFIX = "{\"channel\":\"";
    /** Of all connections of one address together (section 7.3). */
    static final int MOST_SUBSCRIPTIONS = 1000;

    /** Connections of one address at one time (section 7.3). */
    static final int MOST_CONNECTIONS = 10;

    /**
     * Of the 30 connects and 2000 messages a minute (section 7.3), what stays below them whenever the minute begins.
     */
    private static final Address ADDRESS =
            new Address(MOST_CONNECTIONS, MOST_SUBSCRIPTIONS, Duration.ofMillis(2400), 4, Duration.ofMillis(31));

    private static final Limits LIMITS = new Limits(500, 1, Duration.ofMillis(40), null, ADDRESS);
    private static final Heartbeat HEARTBEAT =
            new Heartbeat("{\"method\":\"ping\"}", Duration.ofSeconds(30), Duration.ofSeconds(45));

    /** The channel of one coin's public data. */
    static String channel(String type, String coin) {
        return Json.type(type).put("coin", coin).toString();
    }

    /** The channel of one user's private data. */
    static String userChannel(String type, String user) {
        return Json.type(type).put("user", user.toLowerCase(Locale.ROOT)).toString();
    }

    /** The same of a dex; the first has no name. */
    static String userChannel(String type, String user, String dex) {
        return Json.ofDex(Json.type(type).put("user", user.toLowerCase(Locale.ROOT)), dex)
                .toString();
    }

    @Override
    public String venue() {
        return Hyperliquid.NAME;
    }

    @Override
    public List<String> subscribe(List<String> channels) {
        return frames("subscribe", channels);
    }

    @Override
    public List<String> unsubscribe(List<String> channels) {
        return frames("unsubscribe", channels);
    }

    private static List<String> frames(String method, List<String> channels) {
        return channels.stream()
                .map(channel -> "{\"method\":\"" + method + "\",\"subscription\":" + channel + "}")
                .toList();
    }

    @Override
    public @Nullable Control control(String frame) {
        if (!frame.startsWith("{")) {
            return new Alive();
        }
        try {
            String channel = quickChannel(frame);
            return switch (channel == null ? "" : channel) {
                case "pong" -> new Alive();
                case "subscriptionResponse" ->
                    acknowledged(Json.MAPPER.readTree(frame).path("data"));
                case "error" -> error(Json.MAPPER.readTree(frame).path("data").asText());
                default -> null;
            };
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The channel where it nearly always stands: first. */
    private static @Nullable String quickChannel(String frame) throws IOException {
        int end = frame.startsWith(PREFIX) ? frame.indexOf('"', PREFIX.length()) : -1;
        return end < 0 ? channel(frame) : frame.substring(PREFIX.length(), end);
    }

    /** The channel of a frame wherever it stands in it; null when it names none. */
    static @Nullable String channel(String frame) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(frame)) {
            return Frames.textOf("channel", parser);
        }
    }

    private static Control acknowledged(JsonNode data) {
        return data.path("method").asText().equals("subscribe")
                ? new Acknowledged(List.of(ownWords(data.path("subscription"))))
                : new Alive();
    }

    private static Control error(String text) {
        if (text.startsWith("Already unsubscribed")) {
            return new Alive();
        }
        List<String> channels = named(text);
        return text.startsWith("Already subscribed") ? new Acknowledged(channels) : new Refused(channels, text);
    }

    /** The channel that an error text quotes; none when it quotes none. */
    private static List<String> named(String text) {
        int start = text.indexOf('{');
        if (start < 0) {
            return List.of();
        }
        try {
            JsonNode quoted = Json.MAPPER.readTree(text.substring(start));
            JsonNode subscription = quoted.path("subscription").isObject() ? quoted.path("subscription") : quoted;
            return subscription.has("type") ? List.of(ownWords(subscription)) : List.of();
        } catch (JsonProcessingException noQuote) {
            return List.of();
        }
    }

    /** A subscription as the venue echoes it, without the defaults it adds: the channel it was asked by. */
    private static String ownWords(JsonNode echo) {
        ObjectNode own = Json.type(echo.path("type").asText());
        if (echo.has("coin")) {
            own.put("coin", echo.path("coin").asText());
        }
        if (echo.has("interval")) {
            own.put("interval", echo.path("interval").asText());
        }
        if (echo.has("user")) {
            own.put("user", echo.path("user").asText().toLowerCase(Locale.ROOT));
        }
        if (!echo.path("dex").asText("").isEmpty()) {
            own.put("dex", echo.path("dex").asText());
        }
        if (echo.path("fast").asBoolean()) {
            own.put("fast", true);
        }
        return own.toString();
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Heartbeat heartbeat() {
        return HEARTBEAT;
    }
}
