package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The venue's requests as a table, with what holds for all: budget, HTTP errors, unreadable answers. */
final class Requests implements RequestCodec {

    private static final String WEIGHT = "weight";
    private static final String REQUESTS = "requests";
    private static final String BURST = "burst";
    private static final int RESERVE_PERCENT = 20;

    private final Map<Class<?>, Call<?, ?>> calls;
    private final List<Allowance> allowances;

    private Requests(Map<Class<?>, Call<?, ?>> calls, HyperliquidSettings.RateLimit limit) {
        this.calls = Map.copyOf(calls);
        this.allowances = List.of(
                new Allowance(WEIGHT, limit.weightLimit(), Duration.ofMinutes(1), RESERVE_PERCENT),
                new Allowance(REQUESTS, limit.requestsPerMinute(), Duration.ofMinutes(1), RESERVE_PERCENT),
                new Allowance(BURST, limit.burstLimit(), Duration.ofSeconds(1), RESERVE_PERCENT));
    }

    static Requests of(HyperliquidSettings settings, Assets assets, VenueContext context) {
        Function<String, Account> accounts = accounts(settings);
        Reads reads = new Reads(assets, accounts);
        Signing signing = new Signing(settings.network(), context);
        Writes writes = new Writes(new Actions(assets), signing, accounts);
        return new Requests(
                Map.ofEntries(
                        Map.entry(MarketRequest.ServerTime.class, reads.serverTime()),
                        Map.entry(MarketRequest.ReadInstruments.class, reads.instruments()),
                        Map.entry(MarketRequest.ReadBook.class, reads.book()),
                        Map.entry(MarketRequest.ReadFunding.class, reads.funding()),
                        Map.entry(AccountRequest.ReadBalances.class, reads.balances()),
                        Map.entry(AccountRequest.ReadSummary.class, reads.summary()),
                        Map.entry(AccountRequest.ReadPositions.class, reads.positions()),
                        Map.entry(AccountRequest.ReadOpenOrders.class, reads.openOrders()),
                        Map.entry(AccountRequest.ReadOrder.class, reads.order()),
                        Map.entry(AccountRequest.ReadFills.class, reads.fills()),
                        Map.entry(AccountRequest.ReadFlows.class, reads.flows()),
                        Map.entry(AccountRequest.ReadKeyRights.class, reads.keyRights()),
                        Map.entry(AccountRequest.ReadKeyExpiry.class, reads.keyExpiry()),
                        Map.entry(TradeRequest.Place.class, writes.place()),
                        Map.entry(TradeRequest.Cancel.class, writes.cancel()),
                        Map.entry(TradeRequest.CancelAll.class, writes.cancelAll()),
                        Map.entry(SettingRequest.SetLeverage.class, writes.leverage())),
                settings.rateLimit());
    }

    private static Function<String, Account> accounts(HyperliquidSettings settings) {
        Map<String, Account> byAlias =
                settings.accountKeys().stream().collect(Collectors.toMap(Account::alias, Function.identity()));
        return alias -> {
            Account account = byAlias.get(alias);
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

    @Override
    public HttpCall encode(VenueRequest<?> request) {
        return encoded(request);
    }

    private <R> HttpCall encoded(VenueRequest<R> request) {
        return call(request).encode(request);
    }

    @Override
    public <R> R decode(VenueRequest<R> request, HttpReply reply) {
        VenueException failure = HttpErrors.of(request, reply);
        if (failure != null) {
            throw failure;
        }
        try {
            JsonNode body = Json.MAPPER.readTree(reply.body());
            return call(request).decode(request, body, reply.receivedAt());
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw HttpErrors.noAnswer(request, "unreadable answer: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public List<Allowance> allowances() {
        return allowances;
    }

    @Override
    public List<Charge> charges(VenueRequest<?> request) {
        return List.of(new Charge(WEIGHT, weight(request)), new Charge(REQUESTS, 1), new Charge(BURST, 1));
    }

    private <R> int weight(VenueRequest<R> request) {
        return call(request).weight(request);
    }

    @Override
    public List<Charge> extraCharges(VenueRequest<?> request, HttpReply reply) {
        int extra = extraWeight(request, reply);
        return extra == 0 ? List.of() : List.of(new Charge(WEIGHT, extra));
    }

    private <R> int extraWeight(VenueRequest<R> request, HttpReply reply) {
        return call(request).extraWeight(request, reply);
    }

    /** The table pairs each class of request with its own call. */
    @SuppressWarnings("unchecked")
    private <R> Call<VenueRequest<R>, R> call(VenueRequest<R> request) {
        Call<?, ?> call = calls.get(request.getClass());
        if (call == null) {
            throw new VenueException(VenueException.notSent(
                    Hyperliquid.NAME,
                    request.operation(),
                    "NOT_SUPPORTED",
                    "Hyperliquid has no " + request.operation()));
        }
        return (Call<VenueRequest<R>, R>) call;
    }
}
