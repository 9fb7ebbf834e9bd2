package io.azalai.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Alert;
import io.azalai.model.Mode;
import io.azalai.model.Severity;
import io.azalai.settings.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.telegram.TelegramComponent;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each finding of telegram-ui.md section 1 that concerns sending, closed. */
class TelegramTest {

    private static final String TOKEN = "123456:SECRET-token_X";

    private final FakeBotApi api = new FakeBotApi();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        TelegramSettings settings = new TelegramSettings(
                true, Optional.of(new Secret(TOKEN)), "42", api.url(), Map.of("risk.reject", "silent", "noise", "off"));
        TelegramComponent telegram = new TelegramComponent();
        telegram.setAuthorizationToken(TOKEN);
        telegram.setBaseUri(api.url());
        telegram.setClient(new BotClient(Duration.ofSeconds(1), System::nanoTime));
        context.addComponent("telegram", telegram);
        context.getRegistry().bind("alert-text", new AlertText(settings, Mode.LIVE));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one")
                        .removeHeaders("*")
                        .bean("alert-text", "message")
                        .to("telegram:bots?chatId=42");
                from("seda:alerts-out?concurrentConsumers=1&pollTimeout=50")
                        .removeHeaders("*")
                        .bean("alert-text", "message")
                        .to("telegram:bots?chatId=42");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        api.close();
    }

    @Test
    void an_error_answer_is_a_failure_that_says_how_long_to_wait() {
        api.answer(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":0}}");

        BotRefusedException refused = refusal(send(alert("hello")));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).contains(Duration.ZERO);
    }

    @Test
    void after_a_429_nothing_is_sent_until_it_may_be() {
        api.answer(429, "{\"ok\":false,\"parameters\":{\"retry_after\":1}}");
        send(alert("first"));
        long refusedAt = System.nanoTime();

        Exchange second = send(alert("second"));

        assertThat(second.getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - refusedAt)).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void a_success_leaves_the_result_in_the_body() {
        assertThat(send(alert("hello")).getMessage().getBody()).isInstanceOf(MessageResult.class);
    }

    @Test
    void a_silent_api_is_given_up_on() {
        api.answer(0, "");

        assertThat(refusal(send(alert("hello"))).status()).isZero();
    }

    @Test
    void an_unreachable_api_is_a_failure() {
        api.close();

        assertThat(refusal(send(alert("hello"))).status()).isZero();
    }

    @Test
    void the_token_is_in_no_failure_and_in_no_endpoint() {
        api.answer(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        StringWriter trace = new StringWriter();

        send(alert("hello")).getException().printStackTrace(new PrintWriter(trace));

        assertThat(api.paths().get(0)).contains(TOKEN);
        assertThat(trace.toString())
                .contains("Unauthorized")
                .doesNotContain(TOKEN)
                .doesNotContain("/bot");
        assertThat(context.getEndpoints().toString()).doesNotContain(TOKEN);
    }

    @Test
    void many_alerts_through_the_queue_arrive_whole_and_in_order() throws IOException {
        List<String> texts = IntStream.range(0, 50).mapToObj(i -> "alert " + i).toList();

        texts.forEach(text -> context.createProducerTemplate().sendBody("seda:alerts-out", alert(text)));

        await().atMost(Duration.ofSeconds(20)).until(() -> api.bodies().size() == 50);
        for (int i = 0; i < 50; i++) {
            Map<?, ?> sent = new ObjectMapper().readValue(api.bodies().get(i), Map.class);
            assertThat(sent.get("text").toString()).contains("alert " + i + "\n");
            assertThat(sent.get("chat_id")).isEqualTo("42");
        }
    }

    @Test
    void whoever_wrote_last_does_not_become_the_recipient() throws IOException {
        context.createProducerTemplate().sendBodyAndHeader("direct:one", alert("hello"), "CamelTelegramChatId", "666");

        assertThat(new ObjectMapper().readValue(api.bodies().get(0), Map.class).get("chat_id"))
                .isEqualTo("42");
    }

    @Test
    void values_are_escaped_and_silent_kinds_make_no_sound() throws IOException {
        send(Alert.raised(Severity.WARN, "risk.reject", "x", "5465 > 5000 & <b>bold</b>", Instant.EPOCH)
                .concerning("aster", "BTC/USDT:USDT"));

        Map<?, ?> sent = new ObjectMapper().readValue(api.bodies().get(0), Map.class);
        assertThat(sent.get("text"))
                .isEqualTo("\u26a0 <b>risk.reject</b> aster BTC/USDT:USDT\n"
                        + "5465 &gt; 5000 &amp; &lt;b&gt;bold&lt;/b&gt;\n<i>1970-01-01 00:00:00Z</i>");
        assertThat(sent.get("parse_mode")).isEqualTo("HTML");
        assertThat(sent.get("disable_notification")).isEqualTo(true);
    }

    private Exchange send(Alert alert) {
        return context.createProducerTemplate()
                .send("direct:one", exchange -> exchange.getMessage().setBody(alert));
    }

    private static BotRefusedException refusal(Exchange exchange) {
        Throwable cause = exchange.getException();
        while (cause != null && !(cause instanceof BotRefusedException)) {
            cause = cause.getCause();
        }
        assertThat(cause).as("" + exchange.getException()).isNotNull();
        return (BotRefusedException) cause;
    }

    private static Alert alert(String text) {
        return Alert.raised(Severity.INFO, "order.filled", "x", text, Instant.EPOCH);
    }
}
