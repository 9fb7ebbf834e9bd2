package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.LimitState;
import io.azalai.venue.Outcome;
import io.azalai.venue.PartRequest;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The venue's requests as a table, with what holds for all: budget, HTTP errors, unreadable answers. */
final class Requests implements RequestCodec {

    private static final Pattern SIGNATURE = Pattern.compile("\"signature\":\\{[^}]*}");

    private final Map<String, Map<Class<?>, Call<?, ?>>> calls;
    private final Parts parts;
    private final Listings listings;
    private final AccountLimits limits;
    private final Signing signing;
    private final ServerClock time;
    private final Actions actions;
    private final Weights weights;
    private final Clock clock;
    private final Waits waits;

    private Requests(CallTables tables, Weights weights, Clock clock, Waits waits) {
        this.weights = weights;
        this.clock = clock;
        this.waits = waits;
        this.parts = tables.parts();
        this.listings = tables.listings();
        this.limits = tables.limits();
        this.signing = tables.signing();
        this.time = tables.time();
        this.actions = tables.actions();
        this.calls = parts.all().stream().collect(Collectors.toUnmodifiableMap(dex -> dex, tables::of));
    }

    static Requests of(
            HyperliquidSettings settings,
            Listings listings,
            Modes modes,
            MarkPrices marks,
            AgentEnds agents,
            ServerClock time,
            VenueContext context) {
        OrderRules rules = new OrderRules(marks);
        OrderForms forms = new OrderForms(listings, rules);
        return new Requests(
                new CallTables(
                        listings,
                        modes,
                        new Parts(settings.dexes(), modes),
                        AccountLimits.of(modes, context.clock(), context.nanos()),
                        accounts(settings),
                        settings,
                        marks,
                        agents,
                        rules,
                        forms,
                        new Actions(forms, listings),
                        new Signing(settings.network(), time, context),
                        time),
                new Weights(settings.rateLimit()),
                context.clock(),
                new Waits(context.nanos(), context.random()));
    }

    private static Function<String, Credentials> accounts(HyperliquidSettings settings) {
        Map<String, Credentials> byAlias =
                settings.accountKeys().stream().collect(Collectors.toMap(Credentials::alias, Function.identity()));
        return alias -> {
            Credentials account = byAlias.get(alias);
            if (account == null) {
                throw new AuthenticationException(VenueException.notSent(
                        Hyperliquid.NAME,
                        "account",
                        "NO_ACCOUNT",
                        "no account '" + alias + "' with a secret_key; there are " + byAlias.keySet()));
            }
            return account;
        };
    }

    /** What cannot be sent as asked costs the address nothing. */
    @Override
    public HttpCall encode(VenueRequest<?> request) {
        counted(request).ifPresent(ours -> limits.take(ours, units(request)));
        try {
            return encoded(request);
        } catch (RuntimeException neverSent) {
            neverLeft(request);
            throw neverSent;
        }
    }

    @Override
    public String shown(HttpCall call) {
        String body =
                call.body() == null ? "" : " " + SIGNATURE.matcher(call.body()).replaceAll("\"signature\":\"***\"");
        return call + body;
    }

    private <R> HttpCall encoded(VenueRequest<R> request) {
        return call(request).encode(request.whole());
    }

    @Override
    public void neverLeft(VenueRequest<?> request) {
        counted(request).ifPresent(ours -> limits.giveBack(ours, units(request)));
    }

    /** A write, which the account's own limits count. */
    private static Optional<AccountRequest<?>> counted(VenueRequest<?> request) {
        return request.whole() instanceof AccountRequest<?> ours && ours.isWrite()
                ? Optional.of(ours)
                : Optional.empty();
    }

    private <R> int units(VenueRequest<R> request) {
        return call(request).batch(request.whole());
    }

    @Override
    public List<VenueRequest<?>> before(VenueRequest<?> request) {
        return first(request);
    }

    /** Nothing is asked for a request that the venue has no call for: it fails when it is encoded. */
    private <R> List<VenueRequest<?>> first(VenueRequest<R> request) {
        return known(request).map(call -> call.before(request.whole())).orElse(List.of());
    }

    @Override
    public <R> List<PartRequest<R>> parts(VenueRequest<R> request) {
        return parts.of(request);
    }

    @Override
    public <R> R joined(VenueRequest<R> request, List<R> answers) {
        return parts.joined(request, answers);
    }

    /** Orders that close a whole position stand in a call of their own (section 3.3). */
    @Override
    public BatchPlan plan(TradeRequest.PlaceBatch orders) {
        return orders.bracket()
                ? BatchPlan.together(orders.size())
                : BatchPlan.of(
                        orders.permits(),
                        Weights.LONGEST_BATCH,
                        permit -> permit.order().closePosition(),
                        permit -> actions.order(List.of(permit.order()), false));
    }

    /** Cancels by client id and by order id stand apart: the venue has an action for each (section 3.3). */
    @Override
    public BatchPlan plan(TradeRequest.CancelBatch cancels) {
        return BatchPlan.of(
                cancels.cancels(),
                Weights.LONGEST_BATCH,
                cancel -> cancel.venueClientOrderId() != null,
                cancel -> actions.cancel(cancels.operation(), List.of(cancel)));
    }

    @Override
    public <R> R decode(VenueRequest<R> request, HttpReply reply) {
        requireKnown(request, reply);
        VenueException failure = HttpErrors.of(request.whole(), reply, waits).orElse(null);
        if (failure != null) {
            throw failure;
        }
        try {
            JsonNode body = Json.MAPPER.readTree(reply.body());
            R answer = call(request).decode(request.whole(), body, reply.receivedAt());
            Json.made(body).ifPresent(made -> time.told(made, reply.receivedAt()));
            waits.answered(reply);
            return answer;
        } catch (VenueException refused) {
            if (ErrorTable.ALL_LIMITED.equals(refused.code())) {
                throw HttpErrors.limited(refused, reply, waits);
            }
            waits.answered(reply);
            if (request.whole() instanceof AccountRequest<?> ours) {
                limits.refused(ours, units(request), refused);
            }
            if (ErrorTable.NONCE_PASSED.equals(refused.code())) {
                signing.nonceRefused();
            }
            throw refused;
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw HttpErrors.noAnswer(request, "unreadable answer: " + Json.why(unreadable), unreadable);
        }
    }

    @Override
    public List<String> stopped(VenueRequest<?> request, HttpReply reply, RateLimitException limited) {
        return Weights.stopped(limited);
    }

    /** What was last known of an account's own limits, and what was sent since. */
    List<LimitState> limits(String account) {
        return limits.states(account);
    }

    /**
     * A nonce that is too low or too high; a duplicate one may be of the same request, which then did run: only what
     * does no more when it is done twice goes again, which is a cancel.
     */
    @Override
    public boolean again(VenueRequest<?> request, VenueException refused) {
        boolean cancels = request instanceof TradeRequest && request.permits().isEmpty();
        boolean wanted = ErrorTable.NONCE_PASSED.equals(refused.code())
                || (cancels && VenueException.EARLIER_RAN.equals(refused.code()));
        return wanted && signing.renew(request.permits());
    }

    private void requireKnown(VenueRequest<?> request, HttpReply reply) {
        if (isUnknownDex(request, reply)) {
            throw new InvalidSymbolException(Errors.details(
                    request.operation(),
                    "UNKNOWN_DEX",
                    "the venue lists no dex of exchanges.hyperliquid.dexes " + parts.further() + " by that name",
                    Outcome.REJECTED));
        }
        if (namesUnknownCoin(request, reply)) {
            throw new InvalidSymbolException(Errors.details(
                    request.operation(),
                    "INVALID_SYMBOL",
                    "the venue answers so where it knows no such coin, and its metadata lists none: write one it lists",
                    Outcome.REJECTED));
        }
    }

    /** The venue answers 500 and {@code null} where it knows no such dex, as it would on a fault (section 1.2). */
    private boolean isUnknownDex(VenueRequest<?> request, HttpReply reply) {
        return request instanceof PartRequest<?> part
                && isNothing(reply)
                && listings.perpetuals(part.name()).isEmpty();
    }

    /** So it does where it knows no such coin; of one that metadata lists it is a fault. */
    private boolean namesUnknownCoin(VenueRequest<?> request, HttpReply reply) {
        if (request.isWrite() || !isNothing(reply)) {
            return false;
        }
        try {
            encoded(request);
            return false;
        } catch (InvalidSymbolException unlisted) {
            return true;
        }
    }

    private static boolean isNothing(HttpReply reply) {
        return reply.status() == 500 && reply.body().strip().equals("null");
    }

    @Override
    public List<Allowance> allowances() {
        return weights.allowances();
    }

    @Override
    public Map<String, String> cures() {
        return Cures.BY_CODE;
    }

    @Override
    public List<Charge> charges(VenueRequest<?> request) {
        return charged(request);
    }

    private <R> List<Charge> charged(VenueRequest<R> request) {
        Call<VenueRequest<R>, R> call = call(request);
        return Weights.charges(call.weight(request.whole()), call.mostExtraWeight(request.whole(), clock.instant()));
    }

    @Override
    public List<Charge> extraCharges(VenueRequest<?> request, HttpReply reply) {
        return Weights.extraCharges(extraWeight(request, reply));
    }

    private <R> int extraWeight(VenueRequest<R> request, HttpReply reply) {
        return call(request).extraWeight(request.whole(), reply);
    }

    private <R> Call<VenueRequest<R>, R> call(VenueRequest<R> request) {
        return known(request)
                .orElseThrow(() -> new VenueException(VenueException.notSent(
                        Hyperliquid.NAME,
                        request.operation(),
                        VenueException.NOT_SUPPORTED,
                        "Hyperliquid has no " + request.operation())));
    }

    /** The table pairs each class of request with its own call. */
    @SuppressWarnings("unchecked")
    private <R> Optional<Call<VenueRequest<R>, R>> known(VenueRequest<R> request) {
        String dex = request instanceof PartRequest<R> part ? part.name() : Parts.FIRST;
        return Optional.ofNullable((Call<VenueRequest<R>, R>)
                calls.getOrDefault(dex, Map.of()).get(request.whole().getClass()));
    }
}
