package io.azalai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.LogCapture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fails each second does not fill the log. */
class ParkedFailuresTest {

    private final LogCapture log = LogCapture.begin();
    private final AtomicLong nanos = new AtomicLong();
    private final ParkedFailures parked = new ParkedFailures(nanos::get);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void the_first_of_a_kind_is_told_with_its_reason_and_no_trace() {
        park(new IllegalStateException("the step failed", new IllegalArgumentException("too large")));

        assertThat(lines())
                .containsExactly("parked WARN route=null times=1 exchange=1 body=String venue=aster"
                        + " why=IllegalArgumentException too large"
                        + " (further ones of this kind are told of once a minute)");
    }

    @Test
    void further_ones_are_counted_and_told_of_once_a_minute() {
        for (int second = 0; second <= 60; second++) {
            park(new IllegalStateException("down"));
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).contains(" times=60 ");
    }

    @Test
    void another_kind_is_told_of_at_once() {
        park(new IllegalStateException("down"));
        park(new IllegalArgumentException("too large"));

        assertThat(lines()).hasSize(2);
    }

    private void park(Exception failure) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext(false));
        exchange.setExchangeId("1");
        exchange.getMessage().setBody("body");
        exchange.getMessage().setHeader("venue", "aster");
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        parked.process(exchange);
    }

    private List<String> lines() {
        return log.text().lines().filter(line -> line.startsWith("parked ")).toList();
    }
}
