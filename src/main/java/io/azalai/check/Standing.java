package io.azalai.check;

import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account has at its venue now: open orders and positions, in lines to be read. Confined to one thread. */
final class Standing {

    private final AskedVenues venues;

    Standing(AskedVenues venues) {
        this.venues = venues;
    }

    /** Of one account; a venue that does not answer is a line as well. */
    List<String> of(OpenVenue venue, String account) {
        try {
            List<String> lines = new ArrayList<>(rows("open orders", orders(venue, account)));
            lines.addAll(rows("positions", positions(venue, account)));
            return lines;
        } catch (RuntimeException unanswered) {
            return List.of("open orders and positions cannot be read: " + Unanswered.text(unanswered));
        }
    }

    private List<String> orders(OpenVenue venue, String account) {
        List<String> orders = new ArrayList<>();
        for (Market market : AskedVenues.markets(venue)) {
            if (venue.symbols().all().stream()
                    .noneMatch(known -> known.listing().market() == market)) {
                venues.ask(venue, new MarketRequest.ReadInstruments(market));
            }
            venues.ask(venue, new AccountRequest.ReadOpenOrders(account, market))
                    .forEach(order -> orders.add(order(order)));
        }
        return orders;
    }

    private List<String> positions(OpenVenue venue, String account) {
        return venue.markets().contains(Market.PERP)
                ? venues.ask(venue, new AccountRequest.ReadPositions(account)).open().stream()
                        .map(Standing::position)
                        .toList()
                : List.of();
    }

    private static String order(Order order) {
        return order.side() + " " + order.quantity().toPlainString() + " "
                + order.listing().symbol() + at(" at ", order.price()) + at(", trigger ", order.triggerPrice())
                + ", filled " + order.filledQty().toPlainString();
    }

    private static String position(Position position) {
        return position.side() + " " + position.size().toPlainString() + " "
                + position.listing().symbol() + at(", entered at ", position.entryPrice());
    }

    private static String at(String what, @Nullable BigDecimal price) {
        return price == null ? "" : what + price.toPlainString();
    }

    private static List<String> rows(String what, List<String> rows) {
        return rows.isEmpty()
                ? List.of(what + ": none")
                : rows.stream().map(row -> what + ": " + row).toList();
    }
}
