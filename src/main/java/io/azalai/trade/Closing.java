package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.OpenPosition;
import io.azalai.trade.risk.RiskView;
import io.azalai.venue.VenueException;
import java.util.List;

/** The order that closes a whole position: reduce-only, at the market. Stateless. */
final class Closing {

    private static final String NOTHING = "NOTHING_TO_CLOSE";

    private Closing() {}

    /**
     * The order that a CLOSE_POSITION comes to, as positions stand in {@code view}.
     *
     * @throws io.azalai.venue.OrderRejectedException when there is nothing to close, or no telling which leg is meant
     */
    static OrderRequest order(OrderRequest request, RiskView view) {
        PositionSide leg = request.terms().positionSide();
        List<OpenPosition> held = view.venues().stream()
                .filter(state -> state.venue().equals(request.venue()))
                .flatMap(state -> state.accounts().stream())
                .filter(state -> state.account().equals(request.account()))
                .flatMap(state -> state.positions().stream())
                .filter(position -> position.listing().symbol().equals(request.symbol()))
                .filter(position -> position.quantity().signum() != 0)
                .toList();
        OpenPosition meant = held.stream()
                .filter(position -> position.positionSide() == leg)
                .findFirst()
                .orElseThrow(() -> nothing(request, held));
        Side side = meant.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        return request.with(OrderTerms.market(side, meant.quantity().abs())
                .acting(leg, true)
                .bounded(null, request.terms().slippage()));
    }

    /** Whether a close was refused because we know of no such position. */
    static boolean isNothing(VenueException refusal) {
        return NOTHING.equals(refusal.code());
    }

    private static RuntimeException nothing(OrderRequest request, List<OpenPosition> held) {
        List<PositionSide> legs = held.stream().map(OpenPosition::positionSide).toList();
        String found = legs.isEmpty() ? "there is none" : "there is one with positionSide " + legs + ": name it";
        return Field.refusal(
                request,
                NOTHING,
                "no position " + request.terms().positionSide() + " in " + request.symbol() + " of account "
                        + request.account() + "; " + found);
    }
}
