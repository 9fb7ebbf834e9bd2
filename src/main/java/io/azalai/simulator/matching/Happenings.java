package io.azalai.simulator.matching;

import io.azalai.model.Market;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What happened in one operation, told to the listeners when it is over. What synthetic accounts do is only seen in
 * trades and books. Guarded by the engine's lock.
 */
final class Happenings {

    private final List<EngineListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<EngineListener>> events = new ArrayList<>();
    private final Map<String, Touched> touched = new LinkedHashMap<>();

    private record Touched(AccountChange.Cause cause, Set<String> assets, Set<String> symbols) {}

    void listen(EngineListener listener) {
        listeners.add(listener);
    }

    void add(Consumer<EngineListener> event) {
        events.add(event);
    }

    void accepted(LiveOrder order) {
        VenueOrder view = order.view();
        own(order.account, listener -> listener.accepted(view));
        touchMoney(order);
    }

    void triggered(LiveOrder order) {
        VenueOrder view = order.view();
        own(order.account, listener -> listener.triggered(view));
        touchMoney(order);
    }

    void amended(LiveOrder order) {
        VenueOrder view = order.view();
        own(order.account, listener -> listener.amended(view));
        touchMoney(order);
    }

    void ended(LiveOrder order) {
        VenueOrder view = order.view();
        own(order.account, listener -> listener.ended(view));
        touchMoney(order);
    }

    void executed(LiveOrder order, Execution execution) {
        own(order.account, listener -> listener.executed(execution));
        Touched account = touch(order.account, AccountChange.Cause.ORDER);
        account.assets().add(order.product.quote());
        if (order.product.market() == Market.SPOT) {
            account.assets().add(order.product.base());
        } else {
            account.symbols().add(order.product.symbol());
        }
    }

    private void touchMoney(LiveOrder order) {
        touch(order.account, AccountChange.Cause.ORDER).assets().add(Account.paysWith(order));
    }

    private void own(Account account, Consumer<EngineListener> event) {
        if (!account.unlimited) {
            events.add(event);
        }
    }

    void moved(Account account, AccountChange.Cause cause, Set<String> assets, Set<String> symbols) {
        Touched entry = touch(account, cause);
        entry.assets().addAll(assets);
        entry.symbols().addAll(symbols);
    }

    private Touched touch(Account account, AccountChange.Cause cause) {
        Touched fresh = new Touched(cause, new TreeSet<>(), new TreeSet<>());
        return account.unlimited ? fresh : touched.computeIfAbsent(account.name, name -> fresh);
    }

    /** Tells everything, in order, account changes last. */
    void tell() {
        touched.forEach((account, parts) -> {
            AccountChange change = new AccountChange(account, parts.cause(), parts.assets(), parts.symbols());
            events.add(listener -> listener.accountChanged(change));
        });
        touched.clear();
        List<Consumer<EngineListener>> told = List.copyOf(events);
        events.clear();
        if (told.isEmpty()) {
            return;
        }
        for (EngineListener listener : listeners) {
            told.forEach(event -> event.accept(listener));
            listener.settled();
        }
    }
}
