package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.FundingPayment;
import io.azalai.model.Market;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadCollateralMode;
import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.hyperliquid.Call.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The reads of an account's money and positions, a method for each (hyperliquid.md sections 2.4 and 2.5). All are
 * {@code POST /info}, unsigned. Of what it holds each dex answers for itself, of its past the first for all.
 */
final class AccountReads {

    private static final String PERPETUALS = "clearinghouseState";
    private static final int MOST_UPDATES = 500;
    private static final String SPOT = "spotClearinghouseState";

    private final Function<String, Credentials> accounts;
    private final Modes modes;
    private final String dex;
    private final AccountCodec holdings;
    private final FlowCodec flows;

    /**
     * The reads of one dex.
     *
     * @param accounts by alias
     * @param dexes names of all dexes that are read, the first one's too
     * @param dex name of the dex, empty for the first, {@link Parts#SPOT} for what spot adds to it
     */
    AccountReads(
            Listings listings, Function<String, Credentials> accounts, Modes modes, Set<String> dexes, String dex) {
        this.accounts = accounts;
        this.modes = modes;
        this.dex = dex;
        this.flows = new FlowCodec(listings, dexes);
        this.holdings = new AccountCodec(listings);
    }

    /** Those that each dex answers, by the class of the request. */
    Map<Class<?>, Call<?, ?>> ofDex() {
        return Map.of(
                ReadBalances.class, balances(),
                ReadSummary.class, summary(),
                ReadPositions.class, positions());
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        Map<Class<?>, Call<?, ?>> calls = new HashMap<>(ofDex());
        calls.put(ReadFundingPayments.class, fundingPayments());
        calls.put(ReadFlows.class, flows());
        return Map.copyOf(calls);
    }

    /**
     * {@code clearinghouseState} or {@code spotClearinghouseState}, weight 2; spot assets without any are left out.
     * Where spot backs the perpetuals, both markets have the balances of spot, and so that is asked first.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadBalances, List<Balance>> balances() {
        return new Query<ReadBalances, List<Balance>>(
                        request ->
                                ofSpot(request) ? user(SPOT, request.account()) : ofDex(PERPETUALS, request.account()),
                        (request, reply, receivedAt) ->
                                holdings.balances(request.account(), request.market(), dex, reply, receivedAt))
                .after(request -> mode(request.account(), request.market()));
    }

    private List<VenueRequest<?>> mode(String account, Market market) {
        return market == Market.SPOT || modes.knows(account) ? List.of() : List.of(new ReadCollateralMode(account));
    }

    private boolean ofSpot(ReadBalances request) {
        return request.market() == Market.SPOT || modes.shareSpot(request.account());
    }

    /**
     * {@code clearinghouseState}, weight 2; spot has no margin and so no summary. Where spot backs the perpetuals, its
     * totals are the equity, of each token that it holds, and each dex tells what it takes of its collateral.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadSummary, AccountSummary> summary() {
        return new Query<ReadSummary, AccountSummary>(
                        this::summaryBody,
                        (request, reply, receivedAt) -> holdings.summary(
                                request.account(), dex, modes.shareSpot(request.account()), reply, receivedAt))
                .after(request -> mode(request.account(), request.market()));
    }

    private ObjectNode summaryBody(ReadSummary request) {
        if (request.market() == Market.SPOT) {
            throw new VenueException(VenueException.notSent(
                    Hyperliquid.NAME,
                    request.operation(),
                    VenueException.NOT_SUPPORTED,
                    "spot has no margin account: read its balances"));
        }
        return dex.equals(Parts.SPOT) ? user(SPOT, request.account()) : ofDex(PERPETUALS, request.account());
    }

    /** {@code clearinghouseState}, weight 2. {@code POST /info}, unsigned, section 2.5. */
    Query<ReadPositions, PositionSnapshot> positions() {
        return new Query<>(
                request -> ofDex(PERPETUALS, request.account()),
                (request, reply, receivedAt) ->
                        holdings.snapshot(request.account(), dex, clearinghouse(reply), receivedAt));
    }

    /**
     * {@code userFunding}, weight 20 + n/20: at most 500, the oldest first. {@code POST /info}, unsigned, section 2.4.
     */
    Query<ReadFundingPayments, Page<FundingPayment>> fundingPayments() {
        return new Query<>(
                request -> since("userFunding", request.account(), request.since()), (request, reply, receivedAt) -> {
                    List<FundingPayment> payments = new ArrayList<>();
                    Instant newest = request.since();
                    for (OrderWire.FundingRow row : Json.list(reply, OrderWire.FundingRow[].class)) {
                        FundingPayment payment =
                                holdings.funding(request.account(), row.dated(), receivedAt, Source.REST);
                        if (request.listing() == null || request.listing().equals(payment.listing())) {
                            payments.add(payment);
                        }
                        newest = payment.timestamp().isAfter(newest) ? payment.timestamp() : newest;
                    }
                    payments.sort(Comparator.comparing(FundingPayment::timestamp));
                    return reply.size() < MOST_UPDATES
                            ? Page.last(payments)
                            : Page.full(payments, request.since(), newest);
                });
    }

    /**
     * {@code userNonFundingLedgerUpdates}, weight 20 + n/20: 500 at most. {@code POST /info}, unsigned, section 2.4.
     */
    Query<ReadFlows, FlowPage> flows() {
        return new Query<>(
                request -> {
                    ObjectNode body = since("userNonFundingLedgerUpdates", request.account(), request.since());
                    return request.until() == null
                            ? body
                            : body.put("endTime", request.until().toEpochMilli());
                },
                (request, reply, receivedAt) -> {
                    List<AccountWire.Flow> rows = Json.list(reply, AccountWire.Flow[].class);
                    FlowCodec.movedWithin(rows).ifPresent(at -> modes.moved(request.account(), at));
                    List<CashFlow> flows = this.flows.among(
                            request.markets(), accounts.apply(request.account()).user(), rows);
                    return reply.size() < MOST_UPDATES
                            ? FlowPage.all(flows)
                            : FlowPage.full(request, request.since(), receivedAt, flows);
                });
    }

    private ObjectNode since(String type, String alias, Instant since) {
        return user(type, alias).put("startTime", since.toEpochMilli());
    }

    private ObjectNode user(String type, String alias) {
        return Json.type(type).put("user", accounts.apply(alias).user());
    }

    private ObjectNode ofDex(String type, String alias) {
        return Json.ofDex(user(type, alias), dex);
    }

    private static AccountWire.Clearinghouse clearinghouse(JsonNode reply) throws JsonProcessingException {
        return Json.as(reply, AccountWire.Clearinghouse.class);
    }
}
