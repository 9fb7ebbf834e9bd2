package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.AccountEvent;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import io.azalai.model.Wanted.OfAccount.Part;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Frames;
import io.azalai.venue.wire.WordTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the private streams (aster.md section 6.4); the group is the account's alias. A futures balance that
 * changed makes balances {@link Wanted}: the venue pushes totals only, so they are to be read by a call. So are
 * payments when funding was settled, since the frame names no position when margin is cross, and settings when one was
 * changed. A frame yields all its events or none; what was sent before something told already is left out. Safe for
 * many threads: what it remembers is.
 */
final class AccountFrames implements FrameDecoder {

    /** Events that tell nothing we model. */
    private static final Set<String> QUIET = Set.of("listenKeyExpired", "announcement", "balanceUpdate");

    /** How every frame begins that the venue sends of an account. */
    private static final String KIND = "{\"e\":\"";

    private final OrderCodec orders;
    private final AccountCodec account;
    private final AccountMemory memory;

    AccountFrames(OrderCodec orders, AccountCodec account, AccountMemory memory) {
        this.orders = orders;
        this.account = account;
        this.memory = memory;
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        List<Event> events = new ArrayList<>(3);
        try {
            if (!readAtOnce(frame, group, receivedAt, events)) {
                JsonNode node = Json.MAPPER.readTree(frame);
                JsonNode data = node.path("data").isObject() ? node.path("data") : node;
                read(data, group, receivedAt, events);
            }
        } catch (IOException notJson) {
            throw Frames.unreadable(notJson);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        } catch (WordTable.UnknownWordException unknown) {
            throw new UnreadableFrameException("unknown-state", String.valueOf(unknown.getMessage()), unknown);
        } catch (IllegalArgumentException incomplete) {
            throw new UnreadableFrameException("bad-shape", String.valueOf(incomplete.getMessage()), incomplete);
        }
        events.forEach(out);
    }

    /** What comes often is bound without a tree; where that fails the tree tells what is wrong. */
    private boolean readAtOnce(String frame, String group, Instant receivedAt, List<Event> events) {
        String kind = frame.startsWith(KIND) ? Frames.quickText(KIND, frame) : null;
        return switch (kind == null ? "" : kind) {
            case "ORDER_TRADE_UPDATE" ->
                bound(
                        frame,
                        OrderWire.OrderTradeUpdate.class,
                        update -> execution(Market.PERP, group, update.o(), receivedAt, events));
            case "ACCOUNT_UPDATE" ->
                bound(
                        frame,
                        AccountWire.AccountChange.class,
                        change -> accountUpdate(
                                change.a(), change.E(), Numbers.time(change.T()), group, receivedAt, events));
            default -> false;
        };
    }

    private static <T> boolean bound(String frame, Class<T> wire, Consumer<T> read) {
        T bound;
        try {
            bound = Json.MAPPER.readValue(frame, wire);
        } catch (JsonProcessingException odd) {
            return false;
        }
        read.accept(bound);
        return true;
    }

    private void read(JsonNode frame, String group, Instant receivedAt, List<Event> events)
            throws JsonProcessingException, UnreadableFrameException {
        String kind = frame.path("e").asText(null);
        switch (kind == null ? "" : kind) {
            case "ORDER_TRADE_UPDATE" ->
                execution(Market.PERP, group, as(frame.get("o"), OrderWire.Execution.class), receivedAt, events);
            case "executionReport" ->
                execution(Market.SPOT, group, as(frame, OrderWire.Execution.class), receivedAt, events);
            case "ACCOUNT_UPDATE" ->
                accountUpdate(
                        as(frame.get("a"), AccountWire.AccountUpdate.class),
                        sent(frame),
                        time(frame, receivedAt),
                        group,
                        receivedAt,
                        events);
            case "ACCOUNT_CONFIG_UPDATE" -> settings(frame, group, receivedAt, events);
            case "MARGIN_CALL" -> marginCalls(frame, group, receivedAt, events);
            case "outboundAccountPosition" -> spotBalances(frame, group, receivedAt, events);
            default -> {
                if (kind == null || !QUIET.contains(kind)) {
                    throw Frames.unknownChannel(kind);
                }
            }
        }
    }

    /** That the venue closes a position by an order is told once, however many executions the order comes to. */
    private void execution(
            Market market, String group, OrderWire.Execution execution, Instant receivedAt, List<Event> events) {
        orders.execution(market, group, execution, receivedAt, events::add);
        boolean closes = events.stream().anyMatch(MarginCall.class::isInstance);
        if (closes && events.get(0) instanceof Order order && !memory.isFirst(order)) {
            events.removeIf(MarginCall.class::isInstance);
        }
    }

    private void accountUpdate(
            AccountWire.AccountUpdate update,
            @Nullable Long sent,
            Instant at,
            String group,
            Instant receivedAt,
            List<Event> events) {
        List<AccountWire.PositionChange> positions = update.P();
        if (positions != null) {
            positions.stream()
                    .map(change -> account.position(group, Words.given(change, "P"), at, receivedAt))
                    .filter(position -> isNewest(position, sent))
                    .forEach(events::add);
        }
        if (update.B() != null && !update.B().isEmpty()) {
            events.add(wanted(Part.BALANCES, group, null, "the futures wallet changed: " + update.m(), at));
        }
        if (FlowCodec.FUNDING.equals(update.m())) {
            events.add(wanted(Part.FUNDING_PAYMENTS, group, null, "funding was settled", at));
        }
    }

    private void settings(JsonNode frame, String group, Instant receivedAt, List<Event> events)
            throws JsonProcessingException {
        AccountWire.ConfigUpdate update = Json.MAPPER.treeToValue(frame, AccountWire.ConfigUpdate.class);
        Instant at = time(frame, receivedAt);
        AccountWire.LeverageChange leverage = update.ac();
        AccountWire.ModeChange modes = update.ai();
        if (leverage != null) {
            Listing listing = account.listing(leverage.s());
            memory.learn(group, listing, leverage.l());
            String reason = "the leverage of " + listing.venueSymbol() + " is " + leverage.l() + " now";
            events.add(wanted(Part.SETTINGS, group, listing, reason, at));
        }
        if (modes != null) {
            String reason = "hedge mode is " + onOff(modes.d()) + ", multi-asset mode is " + onOff(modes.j());
            events.add(wanted(Part.SETTINGS, group, null, reason, at));
        }
    }

    private static String onOff(@Nullable Boolean set) {
        return set == null ? "not told" : set ? "on" : "off";
    }

    private void marginCalls(JsonNode frame, String group, Instant receivedAt, List<Event> events)
            throws JsonProcessingException {
        AccountWire.MarginCalls calls = Json.MAPPER.treeToValue(frame, AccountWire.MarginCalls.class);
        Instant at = time(frame, receivedAt);
        Words.given(calls.p(), "p")
                .forEach(row -> events.add(account.marginCall(group, Words.given(row, "p"), at, receivedAt)));
    }

    private static Wanted wanted(Part part, String account, @Nullable Listing listing, String reason, Instant at) {
        return new Wanted.OfAccount(part, Aster.NAME, account, listing, reason, at);
    }

    private void spotBalances(JsonNode frame, String group, Instant receivedAt, List<Event> events)
            throws JsonProcessingException {
        AccountWire.SpotPosition position = as(frame, AccountWire.SpotPosition.class);
        Long sent = sent(frame);
        Instant at = time(frame, receivedAt);
        for (AccountWire.SpotChange row : Words.given(position.B(), "B")) {
            AccountWire.SpotChange change = Words.given(row, "B");
            Balance balance = AccountCodec.spot(group, change.a(), change.f(), change.l(), at, receivedAt, Source.WS);
            if (isNewest(balance, sent)) {
                events.add(balance);
            }
        }
    }

    private boolean isNewest(AccountEvent event, @Nullable Long sent) {
        return sent == null || memory.isNewest(event.key(), sent);
    }

    private static @Nullable Long sent(JsonNode frame) {
        JsonNode sent = frame.path("E");
        return sent.canConvertToLong() ? sent.asLong() : null;
    }

    private static Instant time(JsonNode frame, Instant receivedAt) {
        JsonNode time = frame.has("T") ? frame.path("T") : frame.path("E");
        return time.canConvertToLong() ? Numbers.time(time.asLong()) : receivedAt;
    }

    private static <T> T as(@Nullable JsonNode node, Class<T> wire) throws JsonProcessingException {
        return Words.given(node == null ? null : Json.MAPPER.treeToValue(node, wire), wire.getSimpleName());
    }
}
