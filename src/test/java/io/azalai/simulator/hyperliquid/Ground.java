package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;

/** A running simulator with a client of its first account. Confined to the test's thread. */
final class Ground implements AutoCloseable {

    static final int BTC = 0;
    static final int SOL = 4;

    final Simulator simulator =
            Simulator.start(new SimulatorOptions(0, 42, BigDecimal.ONE, List.of()), Clock.systemUTC());
    final String rest;
    final String ws;
    final String address;
    final String other;
    final TestClient client;

    Ground() {
        HyperliquidVenue.Addresses line = simulator.addresses().hyperliquid();
        rest = line.rest();
        ws = line.ws();
        address = line.accounts().get(0).address();
        other = line.accounts().get(1).address();
        client = new TestClient(rest, line.accounts().get(0).privateKey());
    }

    /** A client of the second account. */
    TestClient clientOfOther() {
        return new TestClient(
                rest, simulator.addresses().hyperliquid().accounts().get(1).privateKey());
    }

    /** A whole price so far from the best ask. */
    String price(String factor) throws Exception {
        String ask = client.info("{\"type\":\"l2Book\",\"coin\":\"BTC\"}")
                .at("/levels/1/0/px")
                .asText();
        return new BigDecimal(ask)
                .multiply(new BigDecimal(factor))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
    }

    /** Trades BTC at once. */
    JsonNode trade(boolean buy, String size) throws Exception {
        JsonNode status = client.place(order(BTC, buy, price(buy ? "1.02" : "0.98"), size, false, "Ioc", ""));
        assertThat(status.has("filled")).as(status.toString()).isTrue();
        return status;
    }

    /** A conditional order of BTC whose worst price is ten percent beyond its trigger. */
    static String trigger(boolean buy, String price, String size, String word, boolean reduceOnly) {
        String worst = new BigDecimal(price)
                .multiply(new BigDecimal(buy ? "1.1" : "0.9"))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
        return trigger(buy, price, worst, size, word, reduceOnly);
    }

    static String trigger(boolean buy, String price, String worst, String size, String word, boolean reduceOnly) {
        return "{\"a\":0,\"b\":%s,\"p\":\"%s\",\"s\":\"%s\",\"r\":%s,\"t\":{\"trigger\":{\"isMarket\":true,\"triggerPx\":\"%s\",\"tpsl\":\"%s\"}}}"
                .formatted(buy, worst, size, reduceOnly, price, word);
    }

    JsonNode group(String grouping, String... orders) throws Exception {
        return client.act("{\"type\":\"order\",\"orders\":[%s],\"grouping\":\"%s\"}"
                        .formatted(String.join(",", orders), grouping))
                .at("/response/data/statuses");
    }

    JsonNode ask(String type) throws Exception {
        return client.info("{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, address));
    }

    JsonNode position(String coin) throws Exception {
        for (JsonNode row : ask("clearinghouseState").get("assetPositions")) {
            if (row.at("/position/coin").asText().equals(coin)) {
                return row.get("position");
            }
        }
        return MissingNode.getInstance();
    }

    String status(long oid) throws Exception {
        return client.info("{\"type\":\"orderStatus\",\"user\":\"%s\",\"oid\":%d}".formatted(address, oid))
                .at("/order/status")
                .asText();
    }

    /** Posts to the control endpoint. */
    void control(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.addresses().control() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    /** Money from outside for the first account. */
    void deposit(String asset, String amount) throws Exception {
        control(
                "/deposits",
                "{\"venue\":\"hyperliquid\",\"account\":\"%s\",\"asset\":\"%s\",\"amount\":\"%s\"}"
                        .formatted(address, asset, amount));
    }

    void jump(String factor) throws Exception {
        control("/prices", "{\"asset\":\"BTC\",\"factor\":\"" + factor + "\"}");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
