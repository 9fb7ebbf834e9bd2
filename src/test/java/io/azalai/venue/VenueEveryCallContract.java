package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.loopback.Fault;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.TradeRequest.ScheduleCancel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Bad input that has nothing to do with what is asked for, on every call of an account that the venue has. The calls
 * are those of the contract itself: a new one is asked too, and fails here until it tells what the others tell or
 * stands among the exceptions.
 */
public abstract class VenueEveryCallContract extends VenueOnTrial {

    /** After which a venue that counts by the minute has forgotten a good part of what was asked. */
    private static final Duration LONG = Duration.ofSeconds(10);

    /** A read whose connection is cut is tried twice again. */
    private static final int TRIES = 3;

    private final Map<Wrong, Wanted> wanted;
    private @Nullable BigDecimal price;

    /** With what each kind of bad input becomes; one that is absent cannot reach this venue. */
    protected VenueEveryCallContract(VenueFacts facts, Map<Wrong, Wanted> wanted) {
        super(facts);
        this.wanted = wanted;
    }

    /** What may be wrong with any call. */
    public enum Wrong {
        /** A key that no account has approved. */
        KEY,
        /** A secret that is not the key's. */
        SECRET,
        /** An address that is not the account's. */
        ADDRESS,
        /** The agent's own address in place of the account's. */
        AGENT,
        /** Our clock, also at the second try. */
        CLOCK,
        SYMBOL;

        /** Only what is signed can be signed wrongly or too late; a symbol is wrong where one is named. */
        boolean canBeOf(Class<?> kind, VenueEveryCallContract venue) {
            return this == SYMBOL ? namesSymbol(kind) : venue.signs(kind);
        }

        private static boolean namesSymbol(Class<?> kind) {
            return Arrays.stream(kind.getRecordComponents())
                    .anyMatch(component -> component.getType() == Listing.class
                            || Set.of("permit", "permits", "cancels").contains(component.getName()));
        }
    }

    /** How a call fails. */
    public record Told(Class<? extends VenueException> type, Outcome outcome, String code) {}

    /**
     * What a bad input becomes.
     *
     * @param account alias of the account that is asked for
     * @param named words of the text: field, value and cure
     * @param except what it is to some calls; those that are answered as if nothing were wrong stand in {@code
     *     answered}
     */
    public record Wanted(
            String account, Told told, List<String> named, Map<Class<?>, Told> except, Set<Class<?>> answered) {

        /** Of every call that can carry it. */
        public static Wanted of(String account, Told told, String... named) {
            return new Wanted(account, told, List.of(named), Map.of(), Set.of());
        }

        /** The same with exceptions. */
        public Wanted but(Map<Class<?>, Told> others, Set<Class<?>> fine) {
            return new Wanted(account, told, named, others, fine);
        }
    }

    /** Adds accounts whose names say what is wrong with them. */
    protected abstract void addAccounts(ObjectNode accounts, JsonNode announced);

    /** Whether the venue wants a kind of call signed. */
    protected abstract boolean signs(Class<?> kind);

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        JsonNode announced = new ObjectMapper().valueToTree(simulator.addresses());
        addAccounts(block.put("transfers", true).putObject("accounts"), announced.path(facts.name()));
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    @TestFactory
    Stream<DynamicTest> what_may_be_wrong_with_any_call_is_told_by_class_outcome_code_and_cure() {
        return wanted.entrySet().stream()
                .flatMap(each -> calls().filter(kind -> each.getKey().canBeOf(kind, this))
                        .map(kind -> DynamicTest.dynamicTest(
                                each.getKey() + " of " + kind.getSimpleName(),
                                () -> judge(each.getKey(), each.getValue(), kind))));
    }

    private void judge(Wrong wrong, Wanted expected, Class<?> kind) {
        clock.step(LONG);
        Told told = expected.except().getOrDefault(kind, expected.told());
        if (wrong == Wrong.CLOCK) {
            simulator.inject(
                    refusal(facts.nonceRefusal().status(), facts.nonceRefusal().body(), 2)
                            .at(facts.oneSwitch() ? facts.orderPath() : "")
                            .containing("nonce"));
        }

        VenueException failure =
                failure(request(kind, expected.account(), wrong == Wrong.SYMBOL ? nowhere() : perp().listing()));

        if (expected.answered().contains(kind)) {
            assertThat(failure).isNull();
            return;
        }
        assertThat(failure).isExactlyInstanceOf(told.type());
        assertThat(failure.outcome()).isEqualTo(told.outcome());
        assertThat(failure.code()).isEqualTo(told.code());
        if (!expected.except().containsKey(kind)) {
            assertThat(failure.getMessage()).contains(expected.named());
        }
    }

    /** A reply that answers nothing. */
    enum Broken {
        UNREADABLE("{\"surprise\":[1]}", "unreadable answer"),
        NO_JSON("surprise", "surprise"),
        PAGE("<html><body>maintenance</body></html>", "<html>"),
        /** The connection ends within the reply. */
        CUT("", "no answer from the venue");

        private final String body;
        private final String named;

        Broken(String body, String named) {
            this.body = body;
            this.named = named;
        }
    }

    @TestFactory
    Stream<DynamicTest> a_reply_that_answers_nothing_leaves_a_write_unknown_and_a_read_unanswered() {
        return Arrays.stream(Broken.values()).flatMap(broken -> calls().map(kind ->
                DynamicTest.dynamicTest(broken + " to " + kind.getSimpleName(), () -> judge(broken, kind))));
    }

    private void judge(Broken broken, Class<?> kind) {
        clock.step(LONG);
        VenueRequest<?> request = request(kind, "main", perp().listing());
        for (Market market : Market.values()) {
            venue.ask(new MarketRequest.ServerTime(market)); // no outage lasts
        }
        simulator.inject(
                broken == Broken.CUT
                        ? Fault.next(facts.name(), Fault.Kind.TRUNCATE).times(request.isWrite() ? 1 : TRIES)
                        : refusal(200, broken.body, 1));

        VenueException failure = failure(request);

        assertThat(failure)
                .isExactlyInstanceOf(
                        request.isWrite() ? OutcomeUnknownException.class : VenueUnavailableException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getMessage())
                .contains(
                        broken.named,
                        "account 'main'",
                        request.isWrite() ? "it may be done: look before it is asked for again" : "ask again");
    }

    private Fault refusal(int status, String body, int times) {
        return new Fault(facts.name(), "", Fault.Kind.STATUS, "", "", times, status, 0, 0, body, "");
    }

    /** Every kind of call of an account that the venue has. */
    private Stream<Class<?>> calls() {
        return EveryRequest.kinds(AccountRequest.class).filter(this::has);
    }

    /** Whether the venue has a kind of call. */
    boolean has(Class<?> kind) {
        try {
            venue.venue().requests().charges(request(kind, "main", perp().listing()));
            return true;
        } catch (VenueException refused) {
            return !refused.isNotSupported();
        }
    }

    private VenueRequest<?> request(Class<?> kind, String account, Listing listing) {
        Instrument perp = perp();
        if (price == null) {
            price = tickets.price(perp, 97);
        }
        OrderTicket good = tickets.order(perp, Side.BUY, new BigDecimal("0.02"), price, TimeInForce.GTC, false);
        OrderTicket ticket = new OrderTicket(
                listing,
                account,
                good.clientOrderId(),
                good.venueClientOrderId(),
                good.side(),
                good.orderType(),
                good.positionSide(),
                good.quantity(),
                good.price(),
                null,
                good.timeInForce(),
                false,
                false,
                good.expiresAt());
        if (kind == UserStreamKey.class) {
            return new UserStreamKey(account, Market.PERP, null);
        }
        return kind == ScheduleCancel.class && facts.oneSwitch()
                ? new ScheduleCancel(account, null, Duration.ofMinutes(1))
                : new EveryRequest(listing, venue.mint().mint(ticket)).one(kind);
    }

    /** Null when it was answered; of a batch that of its only order. */
    private @Nullable VenueException failure(VenueRequest<?> request) {
        try {
            return venue.ask(request) instanceof List<?> rows
                            && !rows.isEmpty()
                            && rows.get(0) instanceof OrderAnswer answer
                    ? answer.failure()
                    : null;
        } catch (VenueException failed) {
            return failed;
        }
    }

    private Listing nowhere() {
        return Listing.of(facts.name(), Market.PERP, "NOPE/USD:USD", "NOPEUSD");
    }
}
