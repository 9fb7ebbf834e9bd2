package io.azalai.venue.hyperliquid;

import io.azalai.model.FundingPayment;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.venue.Twap;
import java.time.Duration;
import java.time.Instant;

/** Funding that was paid and orders over time become models (hyperliquid.md sections 2.4 and 2.5). */
final class LedgerCodec {

    private final Assets assets;

    LedgerCodec(Assets assets) {
        this.assets = assets;
    }

    /** Funding of a position: above zero it was received; paid in the collateral of the coin's dex. */
    FundingPayment funding(String account, OrderWire.Funding wire, Instant receivedAt, Source source) {
        return new FundingPayment(
                assets.listing(wire.coin()),
                account,
                wire.usdc(),
                assets.collateral(Naming.dexOf(wire.coin())),
                wire.fundingRate(),
                wire.szi(),
                Numbers.time(wire.time()),
                receivedAt,
                source);
    }

    /** An order over time as it stood at its last change. */
    Twap twap(OrderWire.TwapRow row) {
        OrderWire.TwapState state = row.state();
        Side side = Words.side(state.side());
        return new Twap(
                row.twapId() == null ? null : row.twapId().toString(),
                assets.listing(state.coin()),
                side,
                state.sz(),
                state.executedSz(),
                state.executedNtl(),
                Duration.ofMinutes(state.minutes()),
                Boolean.TRUE.equals(state.reduceOnly()),
                row.status().status(),
                row.status().description(),
                Numbers.time(state.timestamp()));
    }
}
