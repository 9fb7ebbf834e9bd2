package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The price each listing is valued at (risk.md section 2): a perpetual at its mark, else mid, else none; spot at mid,
 * else last, else none. A crossed or one-sided book never yields a mid. The newest order book is kept beside. Safe for
 * many threads.
 */
public final class ReferencePrices {

    private static final BigDecimal TWO = new BigDecimal(2);

    private final Map<String, Known> byListing = new ConcurrentHashMap<>();

    /** Learns from an event; those that carry no price are ignored. */
    public void learn(MarketEvent event) {
        if (event instanceof MarkPrice mark) {
            known(event).mark = new ReferencePrice(
                    mark.markPrice(),
                    ReferencePrice.Basis.MARK,
                    heldAt(mark.source(), mark.timestamp(), mark.receivedAt()));
        } else if (event instanceof BestBidOffer bbo) {
            known(event).top =
                    new Top(bbo.bidPrice(), bbo.askPrice(), heldAt(bbo.source(), bbo.timestamp(), bbo.receivedAt()));
        } else if (event instanceof OrderBook book) {
            Known known = known(event);
            Instant at = heldAt(book.source(), book.timestamp(), book.receivedAt());
            known.top = new Top(best(book.bids()), best(book.asks()), at);
            known.book = book;
        } else if (event instanceof Trade trade) {
            known(event).last.accumulateAndGet(trade, ReferencePrices::later);
        }
    }

    /** The reference price of a listing; empty when nothing is known that it may be valued at. */
    public Optional<ReferencePrice> of(Listing listing) {
        Known known = byListing.get(listing.key());
        if (known == null) {
            return Optional.empty();
        }
        Top top = known.top;
        ReferencePrice mid = top == null ? null : top.mid();
        return listing.market() == Market.PERP ? first(known.mark, mid) : first(mid, known.lastPrice());
    }

    /** The order book of a listing as it was last learnt; empty when none was. */
    public Optional<OrderBook> book(Listing listing) {
        return Optional.ofNullable(byListing.get(listing.key())).map(known -> known.book);
    }

    /**
     * When a price held. An answer holds when it comes, whenever it last changed; what a stream tells is as old as the
     * venue says, for it may have been held up on its way.
     */
    private static Instant heldAt(Source source, Instant timestamp, Instant receivedAt) {
        return source == Source.REST ? receivedAt : timestamp;
    }

    private Known known(MarketEvent event) {
        return byListing.computeIfAbsent(event.key(), none -> new Known());
    }

    /** Venues repeat older trades after each subscription (hyperliquid.md section 6.2). */
    private static Trade later(@Nullable Trade before, Trade trade) {
        return before == null || trade.isAfter(before) ? trade : before;
    }

    private static @Nullable BigDecimal best(List<Level> side) {
        return side.isEmpty() ? null : side.get(0).price();
    }

    /**
     * The best of both sides; an empty one is null. Their mid is reckoned when asked for, which is seldom beside how
     * often they come.
     */
    private record Top(@Nullable BigDecimal bid, @Nullable BigDecimal ask, Instant at) {

        /** Null while a side is empty, or the sides cross. */
        @Nullable ReferencePrice mid() {
            if (bid == null || ask == null || bid.signum() <= 0 || bid.compareTo(ask) >= 0) {
                return null;
            }
            return new ReferencePrice(bid.add(ask).divide(TWO), ReferencePrice.Basis.MID, at);
        }
    }

    private static Optional<ReferencePrice> first(@Nullable ReferencePrice one, @Nullable ReferencePrice other) {
        return Optional.ofNullable(one != null ? one : other);
    }

    /** The newest of each kind. Safe for many threads: each field is replaced as a whole. */
    private static final class Known {
        private volatile @Nullable ReferencePrice mark;
        private volatile @Nullable Top top;
        private volatile @Nullable OrderBook book;
        private final AtomicReference<@Nullable Trade> last = new AtomicReference<>();

        /**
         * Null before the first trade. As old as the trade is by the venue: what a subscription begins with may have
         * been traded hours ago.
         */
        @Nullable ReferencePrice lastPrice() {
            Trade trade = last.get();
            if (trade == null) {
                return null;
            }
            return new ReferencePrice(trade.price(), ReferencePrice.Basis.LAST, trade.timestamp());
        }
    }
}
