package io.azalai.venue;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a venue: the body of {@code direct:<venue>}. {@code account} is always an alias.
 *
 * @param <R> what comes back
 */
public sealed interface VenueRequest<R> {

    /** Short name for errors, logs and counters. */
    String operation();

    /** Its place in the queue. */
    default Lane lane() {
        return Lane.POLL;
    }

    /** Whether it may change something at the venue: such a request is never repeated by itself. */
    default boolean isWrite() {
        return false;
    }

    /** The venue's clock. */
    record ServerTime(Market market) implements VenueRequest<Instant> {
        @Override
        public String operation() {
            return "server-time";
        }
    }

    /** All instruments of a market; reading them also refreshes the venue's {@link Symbols}. */
    record ReadInstruments(Market market) implements VenueRequest<List<Instrument>> {
        @Override
        public String operation() {
            return "instruments";
        }
    }

    /** An order book snapshot of up to {@code depth} levels a side. */
    record ReadBook(Listing listing, int depth) implements VenueRequest<OrderBook> {
        @Override
        public String operation() {
            return "order-book";
        }
    }

    /** Funding rates and mark prices of all perpetuals. */
    record ReadFunding() implements VenueRequest<List<MarketEvent>> {
        @Override
        public String operation() {
            return "funding";
        }
    }

    /** Hours between payments by venue symbol, where the venue tells them apart from the rates; later rates carry them. */
    record ReadFundingIntervals() implements VenueRequest<Map<String, Integer>> {
        @Override
        public String operation() {
            return "funding-intervals";
        }
    }

    /** Balances of an account in one market. */
    record ReadBalances(String account, Market market) implements VenueRequest<List<Balance>> {
        @Override
        public String operation() {
            return "balances";
        }
    }

    /** Equity and margin of an account in one market. */
    record ReadSummary(String account, Market market) implements VenueRequest<AccountSummary> {
        @Override
        public String operation() {
            return "account";
        }
    }

    /** Positions that are not flat. */
    record ReadPositions(String account) implements VenueRequest<List<Position>> {
        @Override
        public String operation() {
            return "positions";
        }
    }

    /** Open orders of an account in one market. */
    record ReadOpenOrders(String account, Market market) implements VenueRequest<List<Order>> {
        @Override
        public String operation() {
            return "open-orders";
        }
    }

    /** One order, by the client id the venue knows or, when that is null, by the venue's id. */
    record ReadOrder(
            String account,
            Listing listing,
            @Nullable String venueClientOrderId,
            @Nullable String orderId) implements VenueRequest<Order> {
        @Override
        public String operation() {
            return "order";
        }
    }

    /** Own fills at or after an instant, a page of them; {@code listing} is needed by venues that ask per symbol. */
    record ReadFills(
            String account, Market market, @Nullable Listing listing, Instant since)
            implements VenueRequest<FillPage> {
        /** The same for another page. */
        public ReadFills from(Instant next) {
            return new ReadFills(account, market, listing, next);
        }

        @Override
        public String operation() {
            return "fills";
        }
    }

    /** Places the order of a permit. */
    record Place(Permit permit) implements VenueRequest<OrderAck> {
        @Override
        public String operation() {
            return "place";
        }

        @Override
        public Lane lane() {
            return permit.order().reduceOnly() ? Lane.REDUCE : Lane.PLACE;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /** Cancels one order, by the client id the venue knows or, when that is null, by the venue's id. */
    record Cancel(
            String account,
            Listing listing,
            @Nullable String venueClientOrderId,
            @Nullable String orderId) implements VenueRequest<OrderAck> {
        @Override
        public String operation() {
            return "cancel";
        }

        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /** Cancels all open orders of a listing; {@code orderIds} are those known, for venues that cancel by list. */
    record CancelAll(String account, Listing listing, List<String> orderIds) implements VenueRequest<List<OrderAck>> {
        public CancelAll {
            orderIds = List.copyOf(orderIds);
        }

        @Override
        public String operation() {
            return "cancel-all";
        }

        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /** Sets the leverage of a perpetual; answers what the venue has set. */
    record SetLeverage(String account, Listing listing, int leverage, MarginMode marginMode)
            implements VenueRequest<Integer> {
        @Override
        public String operation() {
            return "set-leverage";
        }

        @Override
        public Lane lane() {
            return Lane.PLACE;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /** Opens, or keeps alive, the private stream of an account where the venue wants a key for it; answers the key. */
    record UserStreamKey(
            String account, Market market, @Nullable String keepAlive) implements VenueRequest<String> {
        @Override
        public String operation() {
            return "user-stream-key";
        }

        @Override
        public Lane lane() {
            return Lane.REDUCE;
        }

        /** Without the key, which opens the stream to whoever has it. */
        @Override
        public String toString() {
            return "UserStreamKey[" + account + ", " + market + "]";
        }
    }
}
