package io.azalai.venue.aster;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.PositionSnapshot;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.AccountRequest.ReadTradedListings;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import io.azalai.venue.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The reads of an account's money and positions, a method for each (aster.md sections 3.4 and 3.7). Safe for many
 * threads: stateless.
 */
final class AccountReads {

    private final Slices slices;
    private final ServerClock time;
    private final AccountCodec codec;
    private final FlowCodec flows = new FlowCodec();

    AccountReads(Slices slices, ServerClock time, AccountCodec codec) {
        this.slices = slices;
        this.time = time;
        this.codec = codec;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ReadBalances.class, balances(),
                ReadSummary.class, summary(),
                ReadPositions.class, positions(),
                ReadFundingPayments.class, fundingPayments(),
                ReadTradedListings.class, tradedListings(),
                ReadFlows.class, flows());
    }

    /** {@code GET balance} of futures, {@code GET account} of spot, weight 5, signed. Sections 3.4 and 3.7. */
    Call<ReadBalances, List<Balance>> balances() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_BALANCE, Endpoint.SPOT_ACCOUNT),
                (request, reply) -> request.market() == Market.SPOT
                        ? AccountCodec.spot(
                                request.account(), Call.one(reply, AccountWire.SpotAccount.class), reply.receivedAt())
                        : AccountCodec.futures(
                                request.account(),
                                Call.many(reply, AccountWire.FuturesBalance[].class),
                                reply.receivedAt()));
    }

    /** {@code GET account} of futures, weight 5, signed. Section 3.4. */
    Call<ReadSummary, AccountSummary> summary() {
        return Call.bare(
                request -> Requests.futures(request, request.market(), Endpoint.FUTURES_ACCOUNT),
                (request, reply) -> SummaryCodec.of(
                        request.account(), Call.one(reply, AccountWire.FuturesAccount.class), reply.receivedAt()));
    }

    /** {@code GET positionRisk}, weight 5, signed. Section 3.4. */
    Call<ReadPositions, PositionSnapshot> positions() {
        return Call.bare(
                request -> Endpoint.POSITION_RISK,
                (request, reply) -> codec.positions(
                        request.account(), Call.many(reply, AccountWire.PositionRisk[].class), reply.receivedAt()));
    }

    /** {@code GET income} of type FUNDING_FEE, weight 30, signed: a thousand at most, the oldest first. Section 3.4. */
    Call<ReadFundingPayments, Page<FundingPayment>> fundingPayments() {
        return new Call<>(
                request -> Endpoint.FUTURES_INCOME,
                request -> (request.listing() == null ? new Parameters() : Call.symbol(request.listing()))
                        .add("incomeType", FlowCodec.FUNDING)
                        .within(slices.asked(request, slice(request))),
                (request, reply) -> {
                    List<AccountWire.Income> rows = Call.many(reply, AccountWire.Income[].class);
                    return slice(request)
                            .page(
                                    codec.funding(request.account(), rows, reply.receivedAt()),
                                    rows.size(),
                                    FundingPayment::timestamp);
                });
    }

    /**
     * {@code GET income} of all types, weight 30, signed: a thousand at most, the oldest first, of which commissions
     * and realised gains name what was traded. Section 3.4.
     */
    Call<ReadTradedListings, Page<Listing>> tradedListings() {
        return new Call<>(
                request -> Endpoint.FUTURES_INCOME,
                request -> new Parameters().within(slices.of(Market.PERP, null, request.since())),
                (request, reply) -> {
                    List<AccountWire.Income> rows = Call.many(reply, AccountWire.Income[].class);
                    Slices.Slice slice = slices.of(Market.PERP, null, request.since());
                    List<Listing> traded = codec.traded(rows);
                    return rows.size() < Slices.MOST
                            ? new Page<>(traded, slice.end())
                            : Page.full(
                                    traded,
                                    slice.begin(),
                                    Numbers.time(rows.get(rows.size() - 1).time()));
                });
    }

    private Slices.Slice slice(ReadFundingPayments request) {
        return slices.of(Market.PERP, request.listing(), request.since());
    }

    /**
     * {@code GET income} or {@code GET transactionHistory}, weight 30, signed: a thousand of the last seven days at
     * most, trading's among them. To ask for each type of flow alone would cost as much for every one of fifteen types
     * as a thousand rows do. Sections 3.4 and 3.7.
     */
    Call<ReadFlows, FlowPage> flows() {
        return new Call<>(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_INCOME, Endpoint.SPOT_HISTORY),
                request -> new Parameters()
                        .add("startTime", begin(request).toEpochMilli())
                        .add(
                                "endTime",
                                request.until() == null ? null : request.until().toEpochMilli())
                        .add("limit", Slices.MOST),
                (request, reply) -> request.market() == Market.PERP
                        ? flows(request, Call.many(reply, AccountWire.Income[].class), flows::futures)
                        : flows(request, Call.many(reply, AccountWire.Transaction[].class), flows::spot));
    }

    private <T> FlowPage flows(ReadFlows request, List<T> rows, Function<List<T>, List<CashFlow>> codec) {
        List<CashFlow> flows = codec.apply(rows);
        return rows.size() < Slices.MOST
                ? FlowPage.all(flows)
                : FlowPage.full(request, begin(request), time.local(), flows);
    }

    private Instant begin(ReadFlows request) {
        return slices.latest(request.since());
    }
}
