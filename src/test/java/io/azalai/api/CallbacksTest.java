package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks of answers wait for other answers, more of them than there are threads that send requests. */
class CallbacksTest extends OnLoopback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 20;

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void those_of_reads_may_read(String venue) {
        FuturesService futures = service.futures(venue);

        together(each -> futures.async().getPositions().thenApply(positions -> futures.getPositions()));
        together(each -> futures.async().getOrderBook("BTC", 5).thenApply(book -> futures.getOrderBook("ETH", 5)));

        assertThat(futures.getPositions()).isEmpty();
    }

    @Test
    void those_of_orders_may_cancel_them() {
        FuturesService futures = service.futures("aster");
        BigDecimal low = futures.getTicker("BTC")
                .bidPrice()
                .multiply(new BigDecimal("0.97"))
                .setScale(0, RoundingMode.DOWN);
        BigDecimal size = new BigDecimal("0.001");

        together(each -> futures.async()
                        .placeOrder("BTC", OrderTerms.limit(Side.BUY, size, low.subtract(BigDecimal.valueOf(each))))
                        .thenApply(order -> futures.cancelOrder(order.clientOrderId())))
                .forEach(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELED));
    }

    private static <T> List<T> together(IntFunction<CompletableFuture<T>> call) {
        List<CompletableFuture<T>> calls =
                IntStream.range(0, MANY).mapToObj(call).toList();
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)))
                .succeedsWithin(PATIENCE);
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
