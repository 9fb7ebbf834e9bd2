package io.azalai.simulator.aster;

import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Stage;
import io.azalai.simulator.matching.VenueOrder;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * One of the venue's two markets: what is listed there, its engine and a customer's account in it.
 *
 * @param account name of the customer's account in the engine
 */
record Floor(
        Market market,
        SymbolCatalogue info,
        Engine engine,
        Charts charts,
        String account,
        Clock clock,
        Switches switches) {

    /** The same market, seen by another customer. */
    Floor of(Customer customer) {
        return new Floor(market, info, engine, charts, customer.credentials().user(), clock, switches);
    }

    /** Ids on the wire leave gaps, as the venue's exchange-wide counter does: only {@code pu} proves continuity. */
    static long updateId(long engineId) {
        return 1_000_000_000L + engineId * 17;
    }

    boolean futures() {
        return market == Market.PERP;
    }

    /** The parameter {@code symbol}. @throws RefusedException -1102 when missing, -1121 when not listed */
    ListedSymbol symbol(Parameters parameters) {
        return info.symbol(parameters.text("symbol"));
    }

    /** The parameter {@code symbol}, or every symbol without it. */
    Collection<ListedSymbol> symbols(Parameters parameters) {
        return parameters.optional("symbol").isPresent()
                ? List.of(symbol(parameters))
                : info.symbols().values();
    }

    /** The customer's open orders; what waits for another order to fill is none yet. */
    List<VenueOrder> openOrders() {
        return engine.openOrders(account).stream()
                .filter(order -> order.stage() != Stage.WAITING_FOR_FILL)
                .toList();
    }

    /** Ends the customer's open orders of a symbol that is closed. */
    void ended(String symbol) {
        openOrders().stream()
                .filter(order -> order.request().symbol().equals(symbol))
                .forEach(order -> engine.cancel(account, order.id(), EndReason.DELISTED));
    }

    /** Whether the customer's positions of a symbol have margin of their own. */
    boolean isIsolated(String symbol) {
        return engine.margin(account, symbol).mode() == MarginMode.ISOLATED;
    }

    /** Cancels the customer's open orders of a symbol. */
    void cancelAll(String symbol) {
        openOrders().stream()
                .filter(order -> order.request().symbol().equals(symbol))
                .forEach(order -> engine.cancel(account, order.id()));
    }

    long now() {
        return clock.millis();
    }
}
