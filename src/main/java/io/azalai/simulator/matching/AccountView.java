package io.azalai.simulator.matching;

import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An account at one moment: a spot wallet and a margin wallet of one asset.
 *
 * @param spot balances, zero ones left out unless once held, by asset
 * @param wallet margin money without unrealised PnL, collateral of isolated positions included, quote units
 * @param equity wallet plus unrealised PnL plus what is pledged
 * @param positionMargin what margins the positions now
 * @param orderMargin initial margin of what open orders would add
 * @param maintenance of the positions that share the wallet
 * @param positions open ones, by symbol
 * @param pledged what spot balances count for as margin; zero where only the margin asset does
 */
public record AccountView(
        String account,
        List<SpotBalance> spot,
        BigDecimal wallet,
        BigDecimal equity,
        BigDecimal positionMargin,
        BigDecimal orderMargin,
        BigDecimal maintenance,
        List<OpenPosition> positions,
        BigDecimal pledged) {
    /** Keeps copies. */
    public AccountView {
        spot = List.copyOf(spot);
        positions = List.copyOf(positions);
    }

    /** One that never held anything. */
    public static AccountView empty(String account) {
        BigDecimal zero = BigDecimal.ZERO;
        return new AccountView(account, List.of(), zero, zero, zero, zero, zero, List.of(), zero);
    }

    /** What may still be used for new orders, never negative. */
    public BigDecimal available() {
        return equity.subtract(positionMargin).subtract(orderMargin).max(BigDecimal.ZERO);
    }

    /** What may be taken out if such a part of the value of cross positions is to stay, never negative. */
    BigDecimal availableBeyond(BigDecimal part) {
        BigDecimal used = orderMargin;
        BigDecimal value = BigDecimal.ZERO;
        for (OpenPosition position : positions) {
            if (!position.isIsolated()) {
                used = used.add(position.margin());
                value = value.add(position.value());
            }
        }
        return crossEquity().subtract(used.max(value.multiply(part))).max(BigDecimal.ZERO);
    }

    /** What margins the positions that share the wallet. */
    public BigDecimal crossEquity() {
        return positions.stream()
                .filter(OpenPosition::isIsolated)
                .map(OpenPosition::margin)
                .reduce(equity, BigDecimal::subtract);
    }

    /** The position in a product, if there is one; of a hedged one, the long leg first. */
    public Optional<OpenPosition> position(String symbol) {
        return positions.stream()
                .filter(position -> position.symbol().equals(symbol))
                .findFirst();
    }

    /** One leg of the position in a product. */
    public Optional<OpenPosition> position(String symbol, PositionSide leg) {
        return positions.stream()
                .filter(position -> position.symbol().equals(symbol) && position.leg() == leg)
                .findFirst();
    }

    /** The balance of an asset; zero when never held. */
    public SpotBalance balance(String asset) {
        return spot.stream()
                .filter(balance -> balance.asset().equals(asset))
                .findFirst()
                .orElse(new SpotBalance(asset, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }
}
