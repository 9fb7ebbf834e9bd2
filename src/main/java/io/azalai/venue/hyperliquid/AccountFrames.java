package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Source;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Frames;
import io.azalai.venue.wire.WordTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the private streams (hyperliquid.md section 6.2). A row that cannot be read, such as one with a status we
 * do not know, does not hide the others: they are told, then the frame fails. Fills are told from {@code userFills}
 * alone. Safe for many threads: what it remembers of an account is behind that account's lock.
 */
final class AccountFrames implements FrameDecoder {

    /** Channels that tell nothing we have an event for: settings, flows, orders over time and texts. */
    static final Set<String> SILENT = Set.of(
            "activeAssetData",
            "notification",
            "outcomeMetaUpdates",
            "twapStates",
            "userNonFundingLedgerUpdates",
            "userTwapHistory",
            "webData2",
            "webData3");

    /** How every frame begins that the venue sends. */
    private static final String CHANNEL = "{\"channel\":\"";

    private final OrderCodec orders;
    private final AccountCodec accounts;
    private final Modes modes;
    private final AgentEnds agents;
    private final Map<String, String> ours;
    private final Map<String, String> users;
    private final Map<String, AccountMemory> memories = new ConcurrentHashMap<>();

    /** With what learns from them. */
    AccountFrames(Listings listings, Modes modes, AgentEnds agents, List<Credentials> accounts) {
        this.modes = modes;
        this.agents = agents;
        this.orders = new OrderCodec(listings);
        this.accounts = new AccountCodec(listings);
        this.ours = accounts.stream().collect(Collectors.toMap(Credentials::alias, Credentials::user));
        this.users = new ConcurrentHashMap<>(ours);
    }

    /** Takes an account's frames for those of an address: a recording is of an account that we do not have. */
    void assume(String account, String user) {
        users.put(account, user);
    }

    /** As if no frame had come yet. */
    void forget() {
        memories.clear();
        users.clear();
        users.putAll(ours);
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        AccountMemory memory = memories.computeIfAbsent(group, account -> new AccountMemory());
        synchronized (memory) {
            try {
                Came came = new Came(group, receivedAt, memory, out);
                if (!readAtOnce(came, frame)) {
                    JsonNode root = Json.MAPPER.readTree(frame);
                    Frames.present(root.isObject() ? root : null, "object");
                    read(came, root);
                }
            } catch (IOException unreadable) {
                throw Frames.unreadable(unreadable);
            } catch (IllegalArgumentException wrong) {
                throw unreadable(wrong);
            }
        }
    }

    /** Whose frame it is, when it came, and who wants its events. */
    private record Came(String account, Instant receivedAt, AccountMemory memory, Consumer<Event> out) {}

    /** What comes often is bound without a tree; where that fails the tree tells which rows can be read. */
    private boolean readAtOnce(Came came, String frame) throws JsonProcessingException, UnreadableFrameException {
        String channel = frame.startsWith(CHANNEL) ? Frames.quickText(CHANNEL, frame) : null;
        return switch (channel == null ? "" : channel) {
            case "orderUpdates" -> bound(frame, OrderWire.Updates.class, updates -> orderUpdates(came, updates.data()));
            case "userFills" ->
                bound(frame, OrderWire.Fills.class, rows -> each(rows.data().fills(), row -> fill(came, row)));
            case "clearinghouseState" ->
                bound(frame, AccountWire.Clearinghouses.class, one -> clearinghouse(came, one.data()));
            default -> false;
        };
    }

    private void clearinghouse(Came came, AccountWire.DexState one) {
        clearinghouse(came, Objects.requireNonNullElse(one.dex(), ""), one.clearinghouseState());
    }

    private static <T> boolean bound(String frame, Class<T> wire, Row<T> read)
            throws JsonProcessingException, UnreadableFrameException {
        T bound;
        try {
            bound = Json.MAPPER.readValue(frame, wire);
        } catch (JsonProcessingException odd) {
            return false;
        }
        read.accept(bound);
        return true;
    }

    private void read(Came came, JsonNode root) throws IOException, UnreadableFrameException {
        JsonNode data = root.path("data");
        switch (root.path("channel").asText()) {
            case "orderUpdates" -> orderUpdates(came, data);
            case "userFills" -> rows(data.path("fills"), row -> fill(came, Json.as(row, OrderWire.Fill.class)));
            case "userFundings" -> rows(data.path("fundings"), row -> funding(came, row));
            case "user" -> userEvent(came, data);
            case "userTwapSliceFills" ->
                rows(data.path("twapSliceFills"), row -> fill(came, Json.as(row.path("fill"), OrderWire.Fill.class)));
            case "userHistoricalOrders" -> history(came, data.path("orderHistory"));
            case "openOrders" -> rows(data.path("orders"), row -> openOrder(came, row));
            case "clearinghouseState" ->
                clearinghouse(came, data.path("dex").asText(""), state(data.path("clearinghouseState")));
            case "allDexsClearinghouseState" ->
                rows(
                        data.path("clearinghouseStates"),
                        row -> clearinghouse(came, row.path(0).asText(""), state(row.path(1))));
            case "webData3" -> userState(Json.as(data.path("userState"), AccountWire.UserState.class));
            case "spotState" -> spot(came, Json.as(data.path("spotState"), AccountWire.Spot.class));
            default -> {
                if (!SILENT.contains(root.path("channel").asText())) {
                    throw Frames.unknownChannel(root.path("channel").asText(null));
                }
            }
        }
    }

    private void orderUpdates(Came came, JsonNode rows) throws UnreadableFrameException {
        UnreadableFrameException unreadable = null;
        List<OrderWire.Update> updates = new ArrayList<>();
        try {
            rows(rows, row -> updates.add(Json.as(row, OrderWire.Update.class)));
        } catch (UnreadableFrameException some) {
            unreadable = some;
        }
        orderUpdates(came, updates);
        if (unreadable != null) {
            throw unreadable;
        }
    }

    /** What opened is noted first: an order that replaces another comes before or after the end of that one. */
    private void orderUpdates(Came came, List<OrderWire.Update> updates) throws UnreadableFrameException {
        updates.stream().filter(OrderCodec::opens).map(OrderWire.Update::order).forEach(order -> opened(came, order));
        each(updates, update -> orderUpdate(came, update));
    }

    private static void opened(Came came, OrderWire.Order order) {
        if (order.cloid() != null) {
            came.memory().opened(order.cloid(), order.oid());
        }
    }

    private void orderUpdate(Came came, OrderWire.Update update) {
        Order order = orders.changed(came.account(), update, came.receivedAt(), Source.WS);
        if (!OrderCodec.cancels(update) || !came.memory().isReplaced(order)) {
            came.out().accept(order);
        }
        came.memory().changed(order, came.receivedAt());
    }

    private void fill(Came came, OrderWire.Fill wire) {
        Fill fill = orders.fill(came.account(), users.get(came.account()), wire, came.receivedAt(), Source.WS);
        if (came.memory().isNew(fill)) {
            came.out().accept(fill);
        }
    }

    /** Each snapshot repeats what was told before. */
    private void funding(Came came, JsonNode row) throws JsonProcessingException {
        OrderWire.Funding wire = Json.as(row, OrderWire.Funding.class);
        FundingPayment payment = accounts.funding(came.account(), wire, came.receivedAt(), Source.WS);
        if (came.memory().isNew(payment)) {
            came.out().accept(payment);
        }
    }

    /** Fills and funding are also told by channels of their own, with what was missed: whichever is first is heard. */
    private void userEvent(Came came, JsonNode data) throws JsonProcessingException, UnreadableFrameException {
        if (data.has("liquidation")) {
            AccountWire.Liquidation wire = Json.as(data.path("liquidation"), AccountWire.Liquidation.class);
            String user = users.get(came.account());
            if (user == null || user.equalsIgnoreCase(wire.liquidated_user())) {
                came.out().accept(accounts.marginCall(came.account(), wire, came.receivedAt()));
            }
        }
        if (data.has("fills")) {
            rows(data.path("fills"), row -> fill(came, Json.as(row, OrderWire.Fill.class)));
        }
        if (data.has("funding")) {
            funding(came, data.path("funding"));
        }
        if (data.has(Words.NON_USER_CANCEL)) {
            rows(data.path(Words.NON_USER_CANCEL), row -> cancelled(came, row));
        }
    }

    /**
     * The venue names the order only: one whose opening we did not see makes the account be compared, unless
     * {@code orderUpdates} told its end just before.
     */
    private void cancelled(Came came, JsonNode row) throws JsonProcessingException, UnreadableFrameException {
        long orderId = Json.whole(row, "oid").asLong();
        if (came.memory().hasJustEnded(orderId, came.receivedAt())) {
            return;
        }
        Order open = came.memory()
                .open(orderId)
                .orElseThrow(() ->
                        new UnreadableFrameException("unknown-order", "cancelled by the venue, not seen open", null));
        Order gone = OrderCodec.cancelled(open, came.receivedAt());
        came.out().accept(gone);
        came.memory().changed(gone, came.receivedAt());
    }

    private void openOrder(Came came, JsonNode row) throws JsonProcessingException {
        OrderWire.Order wire = Json.as(row, OrderWire.Order.class);
        came.out().accept(orders.open(came.account(), wire, came.receivedAt(), Source.WS));
    }

    /** An order is there once for each change: its last one tells. */
    private void history(Came came, JsonNode rows) throws UnreadableFrameException {
        Map<String, Order> newest = new LinkedHashMap<>();
        rows(rows, row -> {
            OrderWire.Update update = Json.as(row, OrderWire.Update.class);
            Order order = orders.changed(came.account(), update, came.receivedAt(), Source.WS);
            newest.merge(String.valueOf(order.orderId()), order, OrderReads::later);
        });
        newest.values().forEach(came.out());
    }

    private static AccountWire.Clearinghouse state(JsonNode data) throws JsonProcessingException {
        return Json.as(data, AccountWire.Clearinghouse.class);
    }

    private void clearinghouse(Came came, String dex, AccountWire.Clearinghouse state) {
        Instant time = AccountCodec.time(state, came.receivedAt());
        came.memory()
                .positions(dex, accounts.positions(came.account(), state, came.receivedAt(), Source.WS), came.out())
                .forEach(gone -> came.out().accept(AccountCodec.flat(came.account(), gone, time, came.receivedAt())));
        Balance collateral = accounts.collateral(came.account(), dex, state, came.receivedAt(), Source.WS);
        Balance sum = came.memory().collateral(dex, collateral);
        if (modes.areApart(came.account())) {
            came.out().accept(sum);
        }
    }

    private void userState(AccountWire.UserState state) {
        agents.learn(state.user(), KeyCodec.agent(state));
        String mode = state.abstraction();
        if (mode != null) {
            users.forEach((account, user) -> {
                if (user.equalsIgnoreCase(state.user())) {
                    modes.told(account, mode);
                }
            });
        }
    }

    private void spot(Came came, AccountWire.Spot state) {
        balances(came, Market.SPOT, state);
        if (modes.shareSpot(came.account())) {
            balances(came, Market.PERP, state);
        }
    }

    private void balances(Came came, Market wallet, AccountWire.Spot state) {
        List<Balance> now = accounts.balances(came.account(), wallet, state, came.receivedAt(), Source.WS);
        came.memory().balances(wallet, now, came.receivedAt(), came.out());
    }

    /** Reads every row it can, then fails with the first it could not. */
    private static void rows(JsonNode rows, Row<JsonNode> read) throws UnreadableFrameException {
        if (!rows.isArray()) {
            throw new UnreadableFrameException("bad-shape", "no rows", null);
        }
        each(rows, read);
    }

    private static <T> void each(Iterable<T> rows, Row<T> read) throws UnreadableFrameException {
        UnreadableFrameException first = null;
        for (T row : rows) {
            UnreadableFrameException failure = failure(row, read);
            first = first == null ? failure : first;
        }
        if (first != null) {
            throw first;
        }
    }

    private static <T> @Nullable UnreadableFrameException failure(T row, Row<T> read) {
        try {
            read.accept(row);
            return null;
        } catch (UnreadableFrameException refused) {
            return refused;
        } catch (JsonProcessingException unreadable) {
            return Frames.unreadable(unreadable);
        } catch (IllegalArgumentException wrong) {
            return unreadable(wrong);
        }
    }

    private static UnreadableFrameException unreadable(IllegalArgumentException wrong) {
        String kind = wrong instanceof WordTable.UnknownWordException
                ? "unknown-state"
                : wrong instanceof NumberFormatException ? "bad-number" : "bad-shape";
        return new UnreadableFrameException(kind, String.valueOf(wrong.getMessage()), wrong);
    }

    private interface Row<T> {
        void accept(T row) throws JsonProcessingException, UnreadableFrameException;
    }
}
