package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.VenueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is to be told of the account, in the order it happened. Guarded by the paper venue's lock. */
final class PaperNews implements EngineListener {

    private final Engine engine;
    private final Telling words;
    private final PaperBook book;
    private final List<Event> news = new ArrayList<>();
    private final Map<String, Set<PositionSide>> held = new HashMap<>();

    PaperNews(Engine engine, Telling words, PaperBook book) {
        this.engine = engine;
        this.words = words;
        this.book = book;
    }

    /** What has happened and was not {@linkplain #handedOn handed on}. */
    List<Event> waiting() {
        return List.copyOf(news);
    }

    /** All that waited is on its way. */
    void handedOn() {
        news.clear();
    }

    /** A leg of a position was there before. */
    void holds(String symbol, PositionSide leg) {
        held.computeIfAbsent(symbol, first -> new HashSet<>()).add(leg);
    }

    private boolean isOurs(VenueOrder order) {
        return order.request().account().equals(words.account());
    }

    private void told(VenueOrder order) {
        if (isOurs(order)) {
            news.add(words.order(order));
        }
    }

    @Override
    public void accepted(VenueOrder order) {
        told(order);
    }

    @Override
    public void triggered(VenueOrder order) {
        told(order);
    }

    @Override
    public void amended(VenueOrder order) {
        told(order);
    }

    @Override
    public void executed(Execution execution) {
        if (isOurs(execution.order())) {
            news.add(words.fill(execution));
            news.add(words.order(execution.order()));
        }
    }

    /** Whoever placed an order that is refused is answered so. */
    @Override
    public void ended(VenueOrder order) {
        if (order.status() != OrderStatus.REJECTED) {
            told(order);
        }
    }

    @Override
    public void fundingPaid(FundingPaid payment) {
        PaperTerms terms = book.terms(payment.symbol());
        if (payment.account().equals(words.account()) && terms != null) {
            news.add(words.funding(payment, terms.quote()));
        }
    }

    @Override
    public void accountChanged(AccountChange change) {
        if (!change.account().equals(words.account())) {
            return;
        }
        change.symbols().forEach(this::position);
        AccountView spot = engine.account(words.account());
        change.assets().forEach(asset -> {
            news.add(words.spot(spot.balance(asset)));
            if (book.pools().contains(asset)) {
                AccountView margin = engine.account(words.account(), asset);
                news.add(words.margin(asset, margin.available(), margin.wallet()));
            }
        });
    }

    private void position(String symbol) {
        PaperTerms terms = book.terms(symbol);
        if (terms == null || terms.market() != Market.PERP) {
            return;
        }
        Set<PositionSide> now = new HashSet<>();
        for (OpenPosition open : engine.account(words.account(), terms.quote()).positions()) {
            if (open.symbol().equals(symbol)) {
                now.add(open.leg());
                news.add(words.position(engine, open));
            }
        }
        Set<PositionSide> before = held.getOrDefault(symbol, Set.of(PositionSide.BOTH));
        before.stream().filter(leg -> !now.contains(leg)).forEach(leg -> news.add(words.flat(engine, symbol, leg)));
        held.put(symbol, now.isEmpty() ? Set.of(PositionSide.BOTH) : now);
    }
}
