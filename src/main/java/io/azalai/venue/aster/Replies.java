package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.venue.FillPage;
import io.azalai.venue.HttpReply;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Successful answers become models: one reader for each kind of request. Safe for many threads: stateless. */
final class Replies {

    private final Symbols symbols;
    private final MarketCodec market;
    private final AccountCodec account;
    private final OrderCodec orders;
    private final Map<Class<?>, Reader<VenueRequest<?>>> readers = new HashMap<>();

    Replies(Symbols symbols, MarketCodec market, AccountCodec account, OrderCodec orders) {
        this.symbols = symbols;
        this.market = market;
        this.account = account;
        this.orders = orders;
        publicReaders();
        accountReaders();
        orderReaders();
    }

    /** The answer to a request. */
    @SuppressWarnings("unchecked") // each reader is registered with the request whose answer it makes
    <R> R read(VenueRequest<R> request, HttpReply reply) throws JsonProcessingException {
        return (R) Objects.requireNonNull(readers.get(request.getClass())).read(request, reply);
    }

    private void publicReaders() {
        on(VenueRequest.ServerTime.class, (asked, reply) -> time(reply));
        on(VenueRequest.ReadInstruments.class, this::instruments);
        on(
                VenueRequest.ReadBook.class,
                (asked, reply) ->
                        MarketCodec.book(asked.listing(), one(reply, MarketWire.Depth.class), reply.receivedAt()));
        on(
                VenueRequest.ReadFunding.class,
                (asked, reply) -> market.funding(many(reply, MarketWire.PremiumIndex[].class), reply.receivedAt()));
        on(
                VenueRequest.ReadFundingIntervals.class,
                (asked, reply) -> market.fundingHours(many(reply, MarketWire.FundingTerms[].class)));
    }

    private void accountReaders() {
        on(
                VenueRequest.ReadBalances.class,
                (asked, reply) -> asked.market() == Market.SPOT
                        ? AccountCodec.spot(
                                asked.account(), one(reply, AccountWire.SpotAccount.class), reply.receivedAt())
                        : AccountCodec.futures(
                                asked.account(), many(reply, AccountWire.FuturesBalance[].class), reply.receivedAt()));
        on(
                VenueRequest.ReadSummary.class,
                (asked, reply) -> AccountCodec.summary(
                        asked.account(), one(reply, AccountWire.FuturesAccount.class), reply.receivedAt()));
        on(
                VenueRequest.ReadPositions.class,
                (asked, reply) -> account.positions(
                        asked.account(), many(reply, AccountWire.PositionRisk[].class), reply.receivedAt()));
        on(
                VenueRequest.UserStreamKey.class,
                (asked, reply) -> asked.keepAlive() != null
                        ? asked.keepAlive()
                        : Words.given(one(reply, AccountWire.ListenKey.class).listenKey(), "listenKey"));
        on(VenueRequest.SetLeverage.class, (asked, reply) -> {
            Integer set = one(reply, OrderWire.Leverage.class).leverage();
            return set == null ? asked.leverage() : set;
        });
    }

    private void orderReaders() {
        on(VenueRequest.ReadOpenOrders.class, (asked, reply) -> many(reply, OrderWire.Order[].class).stream()
                .map(order -> orders.order(asked.market(), asked.account(), order, reply.receivedAt()))
                .toList());
        on(
                VenueRequest.ReadOrder.class,
                (asked, reply) -> orders.order(
                        asked.listing().market(),
                        asked.account(),
                        one(reply, OrderWire.Order.class),
                        reply.receivedAt()));
        on(VenueRequest.ReadFills.class, this::fills);
        on(VenueRequest.Place.class, (asked, reply) -> OrderCodec.ack(one(reply, OrderWire.Order.class)));
        on(VenueRequest.Cancel.class, (asked, reply) -> OrderCodec.ack(one(reply, OrderWire.Order.class)));
        // the venue says that all are cancelled and names none; the private stream does
        on(VenueRequest.CancelAll.class, (asked, reply) -> List.of());
    }

    private FillPage fills(VenueRequest.ReadFills asked, HttpReply reply) throws JsonProcessingException {
        List<Fill> fills = many(reply, OrderWire.UserTrade[].class).stream()
                .sorted(Comparator.comparingLong(OrderWire.UserTrade::time).thenComparingLong(OrderWire.UserTrade::id))
                .map(trade -> orders.fill(asked.market(), asked.account(), trade, reply.receivedAt()))
                .toList();
        return FillSlices.page(asked.since(), fills, reply.receivedAt());
    }

    private List<Instrument> instruments(VenueRequest.ReadInstruments asked, HttpReply reply)
            throws JsonProcessingException {
        List<Instrument> instruments =
                Instruments.of(asked.market(), one(reply, MarketWire.Listings.class), reply.receivedAt());
        symbols.replace(asked.market(), instruments);
        return instruments;
    }

    private static Instant time(HttpReply reply) throws JsonProcessingException {
        return Numbers.time(one(reply, MarketWire.Time.class).serverTime());
    }

    private static <T> T one(HttpReply reply, Class<T> wire) throws JsonProcessingException {
        return Words.given(Json.MAPPER.readValue(reply.body(), wire), wire.getSimpleName());
    }

    private static <T> List<T> many(HttpReply reply, Class<T[]> wire) throws JsonProcessingException {
        return List.of(one(reply, wire));
    }

    @SuppressWarnings("unchecked") // the map's key is the class of the request
    private <Q extends VenueRequest<?>> void on(Class<Q> kind, Reader<Q> reader) {
        readers.put(kind, (Reader<VenueRequest<?>>) reader);
    }

    /** Reads the answer to one kind of request. */
    @FunctionalInterface
    private interface Reader<Q> {
        Object read(Q request, HttpReply reply) throws JsonProcessingException;
    }
}
