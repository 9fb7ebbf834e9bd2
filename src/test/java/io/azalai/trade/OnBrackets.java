package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** An order path with orders that are to be protected. Confined to the testing thread. */
abstract class OnBrackets extends OnOrderPath {

    /** Moves on in small steps, each done once the journal has caught up. */
    void pass(Duration duration) {
        for (Duration left = duration; left.compareTo(Duration.ZERO) > 0; left = left.minusMillis(250)) {
            time.pass(Duration.ofMillis(250));
            test.told();
        }
    }

    OrderRequest bracket(String id) {
        return test.buy(id).with(test.buy(id).terms().protectedAt(decimal("110"), decimal("90")));
    }

    /** Fills a part and tells of it as the venue would. */
    void fill(String id, String tradeId, String quantity, OrderStatus status) {
        Order order = order(id);
        Order next = test.venue.become(order, status, order.filledQty().add(decimal(quantity)));
        test.path.updates().accept(List.of(VenueOrders.fill(order, tradeId, decimal(quantity), time.instant()), next));
    }

    /** One as the venue sees it. */
    Order order(String id) {
        return test.venue.orders.stream()
                .filter(each -> each.venueClientOrderId().equals("v-" + id))
                .findFirst()
                .orElseThrow();
    }

    /** The venue ends one and tells of it. */
    void end(String id, OrderStatus status) {
        Order order = order(id);
        test.path.updates().accept(List.of(test.venue.become(order, status, order.filledQty())));
    }

    /** With positions read every five seconds and accounts compared every minute. */
    void minutes(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            for (int reading = 0; reading < 12; reading++) {
                pass(Duration.ofSeconds(5));
                test.path.accounts().refresh();
            }
            test.path.reconciliation().repeat();
        }
    }

    /** From now on the venue tells no prices, and those that were seen grow old. */
    void pricesStop() {
        VenueException.Details down = new VenueException.Details("hyperliquid", "book", "503", "down", Outcome.UNKNOWN);
        test.venue.readsFail.put(MarketRequest.ReadBook.class, new VenueUnavailableException(down));
        test.pricedAt = time.instant();
    }

    /** What was sent for a-1 after the bracket itself. */
    List<String> placed() {
        return test.venue.placed.stream()
                .filter(ticket -> ticket.clientOrderId().matches("a-1\\.(tp|sl)\\..*"))
                .map(ticket -> ticket.clientOrderId() + " " + ticket.orderType() + " " + ticket.quantity())
                .toList();
    }

    /** What protects at the venue now. */
    List<String> protecting() {
        return test.venue.open().stream()
                .filter(Order::reduceOnly)
                .map(order -> order.clientOrderId().substring(2) + " " + order.quantity() + " " + order.triggerPrice())
                .toList();
    }

    List<String> alerts() {
        test.told();
        return test.events.stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("orders.unprotected"))
                .map(Alert::text)
                .toList();
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
