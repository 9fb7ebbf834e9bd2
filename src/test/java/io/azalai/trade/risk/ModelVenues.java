package io.azalai.trade.risk;

import static io.azalai.trade.account.OneMarket.NOW;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Collateral;
import io.azalai.model.Effect;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two venues that fill, cancel and change orders as a test has them, and the account book that is told of it: one-
 * way positions and spot on the first, two legs on the second. It knows positions and open orders by itself.
 * Confined to one test.
 */
final class ModelVenues {

    static final BigDecimal EQUITY = new BigDecimal("5000");
    static final List<Listing> LISTINGS = List.of(
            OneMarket.PERP,
            Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH"),
            OneMarket.SPOT,
            Listing.of("aster", Market.PERP, "BTC/USDT:USDT", "BTCUSDT"));

    final OneMarket market =
            new OneMarket().with(LISTINGS.get(1), "ETH", "USDC").with(LISTINGS.get(3), "BTC", "USDT");
    final AccountBook book;
    /** What may still fill, by id. */
    final Map<String, Open> open = new LinkedHashMap<>();
    /** Signed, by key; of spot what is held. */
    final Map<Key, BigDecimal> held = new LinkedHashMap<>();

    private final Map<Listing, BigDecimal> prices = new LinkedHashMap<>();
    private BigDecimal free = EQUITY;
    private Instant now = NOW;
    private int trades;

    /** What a position is one of. */
    record Key(Listing listing, PositionSide side) {}

    /** An order that may still fill. */
    record Open(RiskOrder asked, Listing listing, BigDecimal remaining, BigDecimal filled, BigDecimal price) {

        Key key() {
            return new Key(listing, asked.positionSide());
        }

        boolean isBuy() {
            return asked.side() == Side.BUY;
        }
    }

    ModelVenues(RiskLimits limits) {
        book = new AccountBook(limits, market);
        for (String venue : List.of("hyperliquid", "aster")) {
            Set<Market> markets = venue.equals("aster") ? Set.of(Market.PERP) : Set.of(Market.PERP, Market.SPOT);
            book.openVenue(venue, true);
            book.openAccount(venue, "main", markets);
            book.outageIs(venue, null);
            book.userStreamIs(venue, true);
            book.discordIs(venue, null);
        }
        book.marginsOrders("aster");
        LISTINGS.forEach(listing -> price(listing, new BigDecimal("100")));
        refresh();
    }

    Instant now() {
        return now;
    }

    RiskView view() {
        return book.view(now);
    }

    BigDecimal price(Listing listing) {
        return prices.get(listing);
    }

    /** The market moves, and the venues tell what that makes of the accounts. */
    void price(Listing listing, BigDecimal price) {
        prices.put(listing, price);
        market.at(listing, price.toPlainString());
    }

    BigDecimal held(Key key) {
        return held.getOrDefault(key, BigDecimal.ZERO);
    }

    void accepted(RiskOrder order, Effect effect, int leverage) {
        Listing listing = listing(order.venue(), order.symbol());
        BigDecimal price = order.price() == null ? worst(order, listing) : order.price();
        boolean perp = listing.market() == Market.PERP;
        book.reserve(order, listing, effect, perp && effect != Effect.REDUCE ? leverage : null, now);
        open.put(order.clientOrderId(), new Open(order, listing, order.quantity(), BigDecimal.ZERO, price));
    }

    private BigDecimal worst(RiskOrder order, Listing listing) {
        BigDecimal from = order.triggerPrice() == null ? price(listing) : order.triggerPrice();
        return order.side() == Side.BUY ? from.multiply(new BigDecimal("1.01")) : from;
    }

    /** An order becomes another, as its venue confirms. */
    void amended(Open before, RiskOrder asked, Effect effect) {
        Order order = order(before, OrderStatus.NEW);
        Open after = new Open(before.asked(), before.listing(), asked.quantity(), before.filled(), asked.price());
        open.put(before.asked().clientOrderId(), after);
        book.amend(order, asked, effect, now);
        book.learn(order(after, OrderStatus.NEW), after.remaining());
    }

    void cancel(String id) {
        Open order = open.remove(id);
        book.learn(order(order, OrderStatus.CANCELED), BigDecimal.ZERO);
    }

    /** Fills a part of an order, or what its position leaves of it where it may only close. */
    void fill(String id, BigDecimal wanted) {
        Open order = open.get(id);
        BigDecimal quantity = wanted.min(reach(order, held(order.key()))).min(order.remaining());
        if (quantity.signum() > 0) {
            move(order, quantity);
        }
        BigDecimal left = order.remaining().subtract(quantity);
        Open after =
                new Open(order.asked(), order.listing(), left, order.filled().add(quantity), order.price());
        if (left.signum() == 0) {
            open.remove(id);
            book.learn(order(after, OrderStatus.FILLED), BigDecimal.ZERO);
        } else {
            open.put(id, after);
            book.learn(order(after, OrderStatus.PARTIALLY_FILLED), left);
        }
    }

    private void move(Open order, BigDecimal quantity) {
        BigDecimal signed = order.isBuy() ? quantity : quantity.negate();
        held.merge(order.key(), signed, BigDecimal::add);
        now = now.plusMillis(1);
        Fill fill = new Fill(
                order.listing(),
                "main",
                "t" + trades++,
                "o-" + order.asked().clientOrderId(),
                order.asked().clientOrderId(),
                order.asked().side(),
                order.price(),
                quantity,
                BigDecimal.ZERO,
                "USDC",
                null,
                null,
                null,
                null,
                null,
                now,
                now,
                Source.WS);
        book.learn(fill, order.asked().positionSide());
        if (order.listing().market() == Market.SPOT) {
            free = free.subtract(signed.multiply(order.price()));
        }
    }

    /** What of an order may fill while so much is held: all, but of one that may only close. */
    static BigDecimal reach(Open order, BigDecimal held) {
        PositionSide closing = order.isBuy() ? PositionSide.SHORT : PositionSide.LONG;
        boolean closes = order.asked().reduceOnly() || order.asked().positionSide() == closing;
        if (order.listing().market() == Market.SPOT || !closes) {
            return order.remaining();
        }
        BigDecimal closable = order.isBuy() ? held.negate() : held;
        return order.remaining().min(closable.max(BigDecimal.ZERO));
    }

    /** The venues tell all figures anew. */
    void refresh() {
        now = now.plusMillis(1);
        for (String venue : List.of("hyperliquid", "aster")) {
            long ask = book.asking(venue, "main");
            BigDecimal used = BigDecimal.ZERO;
            for (Map.Entry<Key, BigDecimal> position : held.entrySet()) {
                Key key = position.getKey();
                if (key.listing().venue().equals(venue) && key.listing().market() == Market.PERP) {
                    used = used.add(position.getValue().abs().multiply(price(key.listing())));
                }
            }
            if (venue.equals("aster")) {
                used = used.add(pending());
            }
            book.learn(
                    new AccountSummary(
                            venue,
                            "main",
                            Market.PERP,
                            new Collateral(EQUITY, EQUITY.subtract(used), BigDecimal.ZERO, null),
                            Map.of(),
                            null,
                            null,
                            false,
                            now,
                            now),
                    now);
            if (venue.equals("hyperliquid")) {
                book.replaceSpot(venue, "main", balances(), now, now);
            }
            book.seen(venue, "main", ask);
        }
    }

    /** Margin of the second venue's open orders, one to one. */
    private BigDecimal pending() {
        return open.values().stream()
                .filter(order -> order.listing().venue().equals("aster"))
                .filter(order -> reach(order, new BigDecimal("-1e9")).signum() > 0
                        && reach(order, new BigDecimal("1e9")).signum() > 0)
                .map(order -> order.remaining().multiply(order.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Balance> balances() {
        List<Balance> balances = new ArrayList<>();
        BigDecimal locked = BigDecimal.ZERO;
        BigDecimal offered = BigDecimal.ZERO;
        for (Open order : open.values()) {
            if (order.listing().market() == Market.SPOT) {
                locked = order.isBuy() ? locked.add(order.remaining().multiply(order.price())) : locked;
                offered = order.isBuy() ? offered : offered.add(order.remaining());
            }
        }
        balances.add(balance("USDC", free, locked));
        balances.add(balance("HYPE", held(new Key(OneMarket.SPOT, PositionSide.BOTH)), offered));
        return balances;
    }

    private Balance balance(String asset, BigDecimal total, BigDecimal locked) {
        return new Balance(
                "hyperliquid",
                Market.SPOT,
                "main",
                asset,
                total.subtract(locked),
                locked,
                total,
                now,
                now,
                Source.REST);
    }

    static Listing listing(String venue, String symbol) {
        return LISTINGS.stream()
                .filter(listing ->
                        listing.venue().equals(venue) && listing.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** As the venue tells it. */
    Order order(Open order, OrderStatus status) {
        RiskOrder asked = order.asked();
        BigDecimal whole = order.remaining().add(order.filled());
        return new Order(
                order.listing(),
                "main",
                "o-" + asked.clientOrderId(),
                asked.clientOrderId(),
                null,
                asked.side(),
                asked.type(),
                asked.positionSide(),
                whole,
                asked.price() == null ? null : order.price(),
                asked.triggerPrice(),
                asked.timeInForce(),
                asked.reduceOnly(),
                status,
                order.filled(),
                null,
                now,
                now,
                null,
                null,
                now,
                Source.WS);
    }
}
