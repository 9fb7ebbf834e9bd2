package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An account at one moment: a spot wallet and a cross-margin wallet of one asset.
 *
 * @param spot balances, zero ones left out unless once held, by asset
 * @param wallet margin money without unrealised PnL, quote units
 * @param equity wallet plus unrealised PnL
 * @param positionMargin initial margin of the positions at their leverage
 * @param orderMargin initial margin of what open orders would add
 * @param maintenance half the initial margin at the product's maximum leverage
 * @param positions open ones, by symbol
 */
public record AccountView(
        String account,
        List<SpotBalance> spot,
        BigDecimal wallet,
        BigDecimal equity,
        BigDecimal positionMargin,
        BigDecimal orderMargin,
        BigDecimal maintenance,
        List<OpenPosition> positions) {
    /** Keeps copies. */
    public AccountView {
        spot = List.copyOf(spot);
        positions = List.copyOf(positions);
    }

    /** What may still be used for new orders or taken out, never negative. */
    public BigDecimal available() {
        return equity.subtract(positionMargin).subtract(orderMargin).max(BigDecimal.ZERO);
    }

    /** The position in a product, if there is one. */
    public Optional<OpenPosition> position(String symbol) {
        return positions.stream().filter(p -> p.symbol().equals(symbol)).findFirst();
    }

    /** The balance of an asset; zero when never held. */
    public SpotBalance balance(String asset) {
        return spot.stream()
                .filter(b -> b.asset().equals(asset))
                .findFirst()
                .orElse(new SpotBalance(asset, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }
}
