package io.azalai.trade;

import io.azalai.model.Bracket;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.RiskOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What protects the fills of an order: a reduce-only trigger under an id made of the order's. */
enum Protection {
    TAKE_PROFIT(".tp", OrderType.TAKE_PROFIT_MARKET),
    STOP_LOSS(".sl", OrderType.STOP_MARKET);

    private static final Pattern ID = Pattern.compile("\\.(?:tp|sl)(?:\\.([0-9]{1,9}))?$");

    private final String suffix;
    private final OrderType type;

    Protection(String suffix, OrderType type) {
        this.suffix = suffix;
        this.type = type;
    }

    /** Where it is to wake; null where it is not wanted, or given up. */
    @Nullable BigDecimal price(Bracket bracket) {
        return switch (this) {
            case TAKE_PROFIT -> bracket.takeProfit();
            case STOP_LOSS -> bracket.stopLoss();
        };
    }

    /** The bracket without it. */
    Bracket removedFrom(Bracket bracket) {
        return switch (this) {
            case TAKE_PROFIT -> new Bracket(null, bracket.stopLoss());
            case STOP_LOSS -> new Bracket(bracket.takeProfit(), null);
        };
    }

    /** Id of the first one of an order. */
    String id(String parent) {
        return parent + suffix;
    }

    /** Id of the next one of an order, when the last had that number. */
    String id(String parent, int last) {
        return last == 0 ? id(parent) : id(parent) + "." + (last + 1);
    }

    /** Which of its kind one is by its id, from 1; 0 of an id that we give to none. */
    static int number(String clientOrderId) {
        Matcher id = ID.matcher(clientOrderId);
        return !id.find() ? 0 : id.group(1) == null ? 1 : Integer.parseInt(id.group(1));
    }

    /** Whether an order is one of those of a parent. */
    boolean isOne(String parent, String clientOrderId) {
        return clientOrderId.startsWith(id(parent)) && parentOf(clientOrderId).equals(parent);
    }

    /** Whether an order is the first of its kind of a parent: the one that a venue ties to it, where it does. */
    static boolean isFirst(String parent, Order order) {
        return Stream.of(values()).anyMatch(each -> order.clientOrderId().equals(each.id(parent)));
    }

    /** As what an order protects another, by its id. */
    static Optional<Protection> of(Order order) {
        String id = order.clientOrderId();
        return Stream.of(values()).filter(each -> each.isOne(parentOf(id), id)).findFirst();
    }

    /** The parent that an id would belong to; the id itself where it is no such id. */
    static String parentOf(String clientOrderId) {
        return ID.matcher(clientOrderId).replaceFirst("");
    }

    /** Whether an id is one of those that are given to what protects: no order of a caller may have it. */
    static boolean isKept(String clientOrderId) {
        return ID.matcher(clientOrderId).find();
    }

    /** Who sends a request, by its id. */
    static RiskOrder.Origin origin(OrderRequest request) {
        return isKept(request.clientOrderId()) ? RiskOrder.Origin.PROTECTION : RiskOrder.Origin.CALLER;
    }

    /** The orders that a request wants to be protected by, for its whole quantity; none where it wants none. */
    static List<OrderRequest> of(OrderRequest parent) {
        List<OrderRequest> found = new ArrayList<>();
        OrderTerms terms = parent.terms();
        for (Protection each : values()) {
            BigDecimal price = each.price(terms.bracket());
            Side side = terms.side();
            BigDecimal quantity = terms.quantity();
            if (price != null && side != null && quantity != null) {
                OrderTerms protecting = each.terms(side, quantity, price, terms.positionSide());
                found.add(OrderRequest.place(
                                each.id(parent.clientOrderId()),
                                parent.venue(),
                                String.valueOf(parent.symbol()),
                                protecting,
                                parent.createdAt())
                        .at(parent.symbol(), parent.market())
                        .forAccount(parent.account())
                        .by(parent.strategyId()));
            }
        }
        return found;
    }

    /** One for a part of an order. */
    OrderRequest of(Order parent, String id, BigDecimal quantity, BigDecimal price, Instant at) {
        return request(parent, id, terms(parent.side(), quantity, price, parent.positionSide()), at);
    }

    private static OrderRequest request(Order parent, String id, OrderTerms terms, Instant at) {
        return OrderRequest.place(
                        id, parent.venue(), parent.listing().symbol(), terms.acting(parent.positionSide(), true), at)
                .at(parent.listing().symbol(), parent.listing().market())
                .forAccount(parent.account())
                .by(parent.strategyId());
    }

    /** Whether it would act at once: no venue takes a trigger then. */
    boolean isReached(Side parent, BigDecimal price, BigDecimal reference) {
        boolean rising = (this == TAKE_PROFIT) == (parent == Side.BUY);
        return rising ? reference.compareTo(price) >= 0 : reference.compareTo(price) <= 0;
    }

    /**
     * One that acts at once, for a part of an order: at a take-profit's price or better, at what the market gives else.
     */
    OrderRequest reached(Order parent, String id, BigDecimal quantity, BigDecimal price, Instant at) {
        Side side = other(parent.side());
        OrderTerms terms =
                switch (this) {
                    case TAKE_PROFIT -> OrderTerms.limit(side, quantity, price);
                    case STOP_LOSS -> OrderTerms.market(side, quantity);
                };
        return request(parent, id, terms, at);
    }

    private static Side other(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    private OrderTerms terms(Side parent, BigDecimal quantity, BigDecimal price, PositionSide leg) {
        return OrderTerms.triggered(type, other(parent), quantity, price).acting(leg, true);
    }
}
