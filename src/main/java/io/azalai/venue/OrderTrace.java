package io.azalai.venue;

/** Is told what goes over the wire for orders. It must neither block nor fail. Safe for many threads. */
public interface OrderTrace {

    /** Keeps nothing. */
    OrderTrace NONE = new OrderTrace() {
        @Override
        public void sent(String venue, TradeRequest<?> request, String text) {}

        @Override
        public void replied(String venue, TradeRequest<?> request, String text) {}
    };

    /** A request is about to leave; the text shows its bytes without secrets and signatures. */
    void sent(String venue, TradeRequest<?> request, String text);

    /** The venue answered. */
    void replied(String venue, TradeRequest<?> request, String text);
}
