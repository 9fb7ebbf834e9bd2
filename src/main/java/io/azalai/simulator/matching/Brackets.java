package io.azalai.simulator.matching;

/**
 * Orders that hang together: exits that wait for their entry, and exits of which one ends the other. Guarded by the
 * engine's lock.
 */
final class Brackets {

    private final Matcher matcher;
    private final Happenings happenings;

    Brackets(Matcher matcher, Happenings happenings) {
        this.matcher = matcher;
        this.happenings = happenings;
    }

    /**
     * What follows when an order was filled whole or ended: exits of an entry whose rest the venue ended for margin
     * stay whole (hyperliquid.md section 9).
     */
    void ended(LiveOrder order, MarketState market) {
        for (LiveOrder child : order.children) {
            if (!child.isOpen()) {
                continue;
            }
            if (order.isFilled() || order.ranOutOfMargin()) {
                child.waitFor(Stage.WAITING_FOR_TRIGGER);
                market.waiting.put(child.id, child);
                market.stirred = true;
                happenings.accepted(child);
            } else {
                matcher.end(child, market, EndReason.PARENT_ENDED);
            }
        }
        if (!order.isUntouched()) {
            for (LiveOrder sibling : order.siblings) {
                if (sibling != order && sibling.isOpen()) {
                    matcher.end(sibling, market, EndReason.SIBLING_FILLED);
                }
            }
        }
    }
}
