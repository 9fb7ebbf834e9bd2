package io.azalai.trade.risk;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is held or may come to be held of an asset, besides what an order acts on (risk.md section 5, correlation).
 *
 * @param base the asset
 * @param direction 1 long, -1 short
 */
record Exposure(String base, int direction) {

    /** Of all enabled venues, those worth as much as dust or more; what has no price counts. */
    static List<Exposure> others(Proposal proposal) {
        List<Exposure> found = new ArrayList<>();
        for (VenueState venue : proposal.view().venues()) {
            for (AccountState account : venue.enabled() ? venue.accounts() : List.<AccountState>of()) {
                perpetuals(proposal, account, found);
                spot(proposal, venue.venue(), account, found);
            }
        }
        return found;
    }

    private static void perpetuals(Proposal proposal, AccountState account, List<Exposure> found) {
        PositionKey own = PositionKey.of(proposal.order().account(), proposal.resting());
        Valuation.lines(account).forEach((key, line) -> {
            if (!proposal.isSpot() && key.equals(own)) {
                return;
            }
            int direction = direction(proposal, line);
            String base = proposal.view()
                    .instrument(line.listing().venue(), line.listing().symbol())
                    .map(Instrument::baseAsset)
                    .orElse(line.listing().symbol());
            if (direction != 0) {
                found.add(new Exposure(base, direction));
            }
        });
    }

    /** That of the position or, where that is dust, of the larger side of what may become of it; 0 when all is dust. */
    private static int direction(Proposal proposal, Valuation.Line line) {
        Optional<WorstCase.Rate> rate = proposal.valuation().rate(line.listing());
        int side = line.quantity().signum();
        if (rate.isEmpty()) {
            return side == 0 ? 1 : side;
        }
        BigDecimal dust = proposal.limits().correlation().dustUsd();
        if (side != 0 && rate.get().worth(line.quantity().abs()).compareTo(dust) >= 0) {
            return side;
        }
        WorstCase worst = proposal.valuation().worstCase(rate.get(), line.quantity(), line.orders());
        if (worst.gross().compareTo(dust) < 0 || worst.gross().signum() == 0) {
            return 0;
        }
        return worst.ifLong().compareTo(worst.ifShort()) >= 0 ? 1 : -1;
    }

    /** Holdings, and what pending orders buy. */
    private static void spot(Proposal proposal, String venue, AccountState account, List<Exposure> found) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        account.spot().forEach((asset, holding) -> amounts.put(asset, holding.total()));
        for (RestingOrder order : account.orders()) {
            if (order.listing().market() == Market.SPOT && order.side() == Side.BUY) {
                proposal.view()
                        .instrument(venue, order.listing().symbol())
                        .ifPresent(instrument ->
                                amounts.merge(instrument.baseAsset(), order.remaining(), BigDecimal::add));
            }
        }
        amounts.forEach((asset, amount) -> {
            boolean own = proposal.isSpot()
                    && venue.equals(proposal.order().venue())
                    && account.account().equals(proposal.order().account())
                    && asset.equals(proposal.instrument().baseAsset());
            if (!own && counts(proposal, venue, asset, amount)) {
                found.add(new Exposure(asset, 1));
            }
        });
    }

    private static boolean counts(Proposal proposal, String venue, String asset, BigDecimal amount) {
        RiskLimits limits = proposal.limits();
        return amount.signum() > 0
                && !limits.usdStables().contains(asset)
                && proposal.view()
                        .usdPrice(venue, asset)
                        .map(amount::multiply)
                        .filter(worth -> worth.compareTo(limits.correlation().dustUsd()) < 0)
                        .isEmpty();
    }
}
