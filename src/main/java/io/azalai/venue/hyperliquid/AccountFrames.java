package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Position;
import io.azalai.model.Source;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Frames;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the private stream (hyperliquid.md section 6.2). A row that cannot be read does not hide the other rows of
 * its frame. The venue repeats old fills after each subscription: the same fill has the same trade id. It stops listing
 * a closed position, so the decoder remembers which were open to say that one is flat. Safe for many threads.
 */
final class AccountFrames implements FrameDecoder {

    private final OrderCodec orders;
    private final AccountCodec accounts;
    private final Map<String, Set<Listing>> openByAccount = new ConcurrentHashMap<>();

    AccountFrames(Assets assets) {
        this.orders = new OrderCodec(assets);
        this.accounts = new AccountCodec(assets);
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        try {
            JsonNode root = Json.MAPPER.readTree(frame);
            Frames.present(root.isObject() ? root : null, "object");
            JsonNode data = root.path("data");
            switch (root.path("channel").asText()) {
                case "orderUpdates" -> rows(data, row -> out.accept(order(group, row, receivedAt)));
                case "userFills" -> rows(data.path("fills"), row -> out.accept(fill(group, row, receivedAt)));
                case "clearinghouseState" -> clearinghouse(group, data, receivedAt, out);
                case "spotState" ->
                    accounts.balances(
                                    group,
                                    Json.as(data.path("spotState"), AccountWire.Spot.class),
                                    receivedAt,
                                    Source.WS)
                            .forEach(out);
                default -> throw Frames.unknownChannel(root.path("channel").asText(null));
            }
        } catch (IOException unreadable) {
            throw Frames.unreadable(unreadable);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        }
    }

    private Event order(String account, JsonNode row, Instant receivedAt) throws JsonProcessingException {
        return orders.changed(account, Json.as(row, OrderWire.Update.class), receivedAt, Source.WS);
    }

    private Event fill(String account, JsonNode row, Instant receivedAt) throws JsonProcessingException {
        return orders.fill(account, Json.as(row, OrderWire.Fill.class), receivedAt, Source.WS);
    }

    private void clearinghouse(String account, JsonNode data, Instant receivedAt, Consumer<Event> out)
            throws JsonProcessingException {
        if (!data.path("dex").asText().isEmpty()) {
            return;
        }
        AccountWire.Clearinghouse state = Json.as(data.path("clearinghouseState"), AccountWire.Clearinghouse.class);
        Set<Listing> open = new HashSet<>();
        for (Position position : accounts.positions(account, state, receivedAt, Source.WS)) {
            open.add(position.listing());
            out.accept(position);
        }
        Set<Listing> before = openByAccount.put(account, open);
        Instant time = AccountCodec.time(state, receivedAt);
        if (before != null) {
            before.stream()
                    .filter(listing -> !open.contains(listing))
                    .forEach(listing -> out.accept(AccountCodec.flat(account, listing, time, receivedAt)));
        }
        out.accept(accounts.collateral(account, state, receivedAt, Source.WS));
    }

    /** Reads every row it can, then fails with the first it could not. */
    private static void rows(JsonNode rows, Row read) throws UnreadableFrameException {
        UnreadableFrameException first =
                rows.isArray() ? null : new UnreadableFrameException("bad-shape", "no rows", null);
        for (JsonNode row : rows) {
            UnreadableFrameException failure = failure(row, read);
            first = first == null ? failure : first;
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable UnreadableFrameException failure(JsonNode row, Row read) {
        try {
            read.accept(row);
            return null;
        } catch (JsonProcessingException unreadable) {
            return Frames.unreadable(unreadable);
        } catch (NumberFormatException absurd) {
            return new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        } catch (IllegalArgumentException unknownWord) {
            return new UnreadableFrameException(
                    "unknown-status", String.valueOf(unknownWord.getMessage()), unknownWord);
        }
    }

    private interface Row {
        void accept(JsonNode row) throws JsonProcessingException;
    }
}
