package io.azalai.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.azalai.model.Bracket;
import io.azalai.model.Dataset;
import io.azalai.model.Market;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Rounding;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.model.TwapPrices;
import io.azalai.settings.JsonFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Order requests out of JSON or of a map with the same keys (downstream.md section 7). Strict, since money hangs on it:
 * an unknown field or word is an error. Safe for many threads: it keeps nothing.
 */
public final class OrderRequestJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String DECIMAL = "-?[0-9]{1,%1$d}(\\.[0-9]{1,%1$d})?".formatted(OrderTerms.MOST_DIGITS);

    private static final String ID = "[A-Za-z0-9._:-]{1,64}";

    /** What we call orders that were placed elsewhere holds the venue's symbol too. */
    private static final String TARGET = "[A-Za-z0-9._:@-]{1,128}";

    private static final Set<String> FIELDS = Set.of(
            "type",
            "schemaVersion",
            "action",
            "clientOrderId",
            "venue",
            "account",
            "symbol",
            "market",
            "side",
            "orderType",
            "quantity",
            "price",
            "triggerPrice",
            "timeInForce",
            "reduceOnly",
            "positionSide",
            "leverage",
            "slippage",
            "createdAt",
            "strategyId",
            "origClientOrderId",
            "takeProfitPrice",
            "stopLossPrice",
            "round",
            "periodSeconds",
            "randomize",
            "startPrice",
            "startAbove",
            "stopPrice");
    /** The one character that databases do not take. */
    private static final char NOTHING = 0;

    private static final Set<String> ENVELOPE =
            Set.of("timestamp", "timestampSource", "receivedAtUs", "source", "seq", "epoch", "venueSymbol");

    /**
     * A request out of JSON text or bytes, a map, or a request itself.
     *
     * @throws IllegalArgumentException when it is none, naming the field, what was found and what would be right
     */
    public OrderRequest read(Object body) {
        if (body instanceof OrderRequest request) {
            return request;
        }
        return read(tree(body));
    }

    /**
     * A request out of JSON from where nobody is asked what was meant: it must say of itself what it is.
     *
     * @throws IllegalArgumentException when it is none, naming the field, what was found and what would be right
     */
    OrderRequest readWhole(byte[] body) {
        JsonNode node = tree(body);
        for (String field : List.of("type", "schemaVersion", "action")) {
            required(node, field);
        }
        return read(node);
    }

    /**
     * Requests out of a JSON array of them, or a list of requests.
     *
     * @throws IllegalArgumentException when one is none, naming its place in the list from 1 on
     */
    public List<OrderRequest> readAll(Object body) {
        if (body instanceof List<?> list && list.stream().allMatch(OrderRequest.class::isInstance)) {
            return list.stream().map(OrderRequest.class::cast).toList();
        }
        JsonNode node = tree(body);
        if (!node.isArray() || node.isEmpty()) {
            throw new IllegalArgumentException("order requests are one JSON array of one or more, was " + node);
        }
        List<OrderRequest> requests = new ArrayList<>();
        for (JsonNode each : node) {
            try {
                requests.add(read(each));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("order " + (requests.size() + 1) + ": " + wrong.getMessage(), wrong);
            }
        }
        return requests;
    }

    private static OrderRequest read(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an order request is one JSON object, was " + node.getNodeType());
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name) && !ENVELOPE.contains(name)) {
                throw new IllegalArgumentException("unknown field '" + name + "' in an order request");
            }
        }
        requireKnown(node);
        return request(node);
    }

    private static void requireKnown(JsonNode node) {
        String type = text(node, "type");
        if (type != null && !type.equals(Dataset.ORDER_REQUEST.type())) {
            throw new IllegalArgumentException("type must be orderRequest, was '" + type + "'");
        }
        String version = text(node, "schemaVersion");
        if (version != null && !version.matches("1\\.[0-9]{1,4}")) {
            throw new RejectedRequest(
                    RejectedRequest.Reason.UNSUPPORTED,
                    "schemaVersion must be 1.0, or 1 with more, was '" + version + "'");
        }
    }

    private static JsonNode tree(Object body) {
        try {
            if (body instanceof byte[] bytes) {
                return JSON.readTree(bytes);
            }
            return body instanceof Map<?, ?> map ? JSON.valueToTree(map) : JSON.readTree(body.toString());
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("an order request is JSON: " + JsonFault.text(wrong), wrong);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("an order request is JSON: " + wrong.getMessage(), wrong);
        }
    }

    private static OrderRequest request(JsonNode node) {
        OrderAction action = word(node, "action", OrderAction.class);
        String account = text(node, "account");
        String target = text(node, "origClientOrderId");
        return new OrderRequest(
                action == null ? OrderAction.NEW : action,
                action == OrderAction.CANCEL
                        ? target(required(node, "clientOrderId"), "clientOrderId")
                        : id(required(node, "clientOrderId"), "clientOrderId"),
                required(node, "venue").toLowerCase(Locale.ROOT),
                account == null ? "main" : account,
                text(node, "symbol"),
                word(node, "market", Market.class),
                terms(node),
                Instant.ofEpochMilli(milliseconds(required(node, "createdAt"))),
                text(node, "strategyId"),
                target == null ? null : target(target, "origClientOrderId"),
                null);
    }

    private static OrderTerms terms(JsonNode node) {
        PositionSide positionSide = word(node, "positionSide", PositionSide.class);
        Rounding round = word(node, "round", Rounding.class);
        return new OrderTerms(
                word(node, "side", Side.class),
                word(node, "orderType", OrderType.class),
                new OrderTerms.Numbers(
                        decimal(node, "quantity"), decimal(node, "price"), decimal(node, "triggerPrice")),
                word(node, "timeInForce", TimeInForce.class),
                new OrderTerms.Leg(positionSide == null ? PositionSide.BOTH : positionSide, flag(node, "reduceOnly")),
                new OrderTerms.Bounds(whole(node, "leverage"), decimal(node, "slippage")),
                new Bracket(decimal(node, "takeProfitPrice"), decimal(node, "stopLossPrice")),
                round == null ? Rounding.NONE : round,
                new OrderTerms.Pace(period(node), flag(node, "randomize"), prices(node)));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isContainerNode()) {
            throw new IllegalArgumentException(field + " must be a text, was " + value);
        }
        if (value.asText().indexOf(NOTHING) >= 0) {
            throw new IllegalArgumentException(field + " holds the character U+0000, which no text has");
        }
        return value.isMissingNode() || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }

    private static String required(JsonNode node, String field) {
        String value = text(node, field);
        if (value == null) {
            throw new IllegalArgumentException("an order request needs " + field);
        }
        return value;
    }

    private static String id(String value, String field) {
        if (!value.matches(ID)) {
            throw new IllegalArgumentException(field + " must be 1 to 64 of A-Z a-z 0-9 . _ : -, was '" + value + "'");
        }
        return value;
    }

    private static String target(String value, String field) {
        if (!value.matches(TARGET)) {
            throw new IllegalArgumentException(
                    field + " must be 1 to 128 of A-Z a-z 0-9 . _ : @ -, was '" + value + "'");
        }
        return value;
    }

    private static long milliseconds(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("createdAt must be epoch milliseconds, was '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isBigDecimal() ? text(value.decimalValue()) : text(node, field);
        if (text == null) {
            return null;
        }
        if (!text.matches(DECIMAL)) {
            throw new IllegalArgumentException(field + " must be a plain decimal in quotes, was '" + text + "'");
        }
        return new BigDecimal(text);
    }

    /** Of one with too many digits its spelling with an exponent, which is refused. */
    private static String text(BigDecimal number) {
        return OrderTerms.areFew(number) ? number.toPlainString() : number.toString();
    }

    private static @Nullable Integer whole(JsonNode node, String field) {
        String text = text(node, field);
        if (text != null && !text.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    field + " must be a whole number of at most 4 digits, was '" + text + "'");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable Duration period(JsonNode node) {
        String text = text(node, "periodSeconds");
        if (text != null && !text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(
                    "periodSeconds must be whole seconds, 9999999 at most, was '" + text + "'");
        }
        return text == null ? null : Duration.ofSeconds(Long.parseLong(text));
    }

    private static TwapPrices prices(JsonNode node) {
        BigDecimal start = decimal(node, "startPrice");
        if ((start == null) != (text(node, "startAbove") == null)) {
            throw new IllegalArgumentException("startPrice and startAbove go together: a price to wait for, and true"
                    + " where it is waited for from below");
        }
        return new TwapPrices(
                start == null ? null : new TwapPrices.Trigger(start, flag(node, "startAbove")),
                decimal(node, "stopPrice"));
    }

    private static boolean flag(JsonNode node, String field) {
        String text = text(node, field);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(field + " must be true or false, was '" + text + "'");
        }
        return "true".equals(text);
    }

    private static <E extends Enum<E>> @Nullable E word(JsonNode node, String field, Class<E> type) {
        String text = text(node, field);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " must be one of "
                        + Arrays.toString(type.getEnumConstants()) + ", was '" + text + "'"));
    }
}
