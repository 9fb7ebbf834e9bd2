package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every answer has the fields of the recorded or documented sample, each of the same JSON type. */
class ShapesTest {

    /** Fields of samples that this account never has: hash of the chain, bare docs leftovers. */
    private static final Set<String> ABSENT_LIVE =
            Set.of("newChainData", "prevClosePrice", "activatePrice", "priceRate");

    private final Desk desk = new Desk();

    private record Shape(String sample, JsonNode answer) {}

    @TestFactory
    Stream<DynamicTest> futures_answers_have_the_shapes_of_the_samples() {
        desk.ticks(60);
        JsonNode placed = desk.read(desk.v3("POST", "/fapi/v3/order", market("BTCUSDT", "BUY", "0.010")));
        String id = placed.path("orderId").asText();
        String limit = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=2260";
        desk.read(desk.v1("POST", "/fapi/v1/order", limit + "&newClientOrderId=rests"));
        return Stream.of(
                        new Shape("futures-rest-order-new-observed", placed),
                        signed("futures-rest-order-query", "/fapi/v3/order", "symbol=BTCUSDT&orderId=" + id),
                        signed("futures-rest-openOrders", "/fapi/v3/openOrders", "symbol=ETHUSDT"),
                        new Shape(
                                "futures-rest-order-cancel",
                                desk.read(
                                        desk.v1("DELETE", "/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=rests"))),
                        new Shape(
                                "futures-rest-allOpenOrders-cancel",
                                desk.read(desk.v1("DELETE", "/fapi/v1/allOpenOrders", "symbol=ETHUSDT"))),
                        new Shape(
                                "futures-rest-leverage",
                                desk.read(desk.v1("POST", "/fapi/v1/leverage", "symbol=ETHUSDT&leverage=21"))),
                        new Shape("futures-rest-listenKey", desk.read(desk.v1("POST", "/fapi/v1/listenKey", ""))),
                        new Shape(
                                "futures-rest-countdownCancelAll",
                                desk.read(desk.v3(
                                        "POST", "/fapi/v3/countdownCancelAll", "symbol=BTCUSDT&countdownTime=100000"))),
                        new Shape(
                                "futures-rest-transfer",
                                desk.read(desk.v3(
                                        "POST",
                                        "/fapi/v3/asset/wallet/transfer",
                                        "amount=10&asset=USDT&clientTranId=shape&kindType=FUTURE_SPOT"))),
                        signed("futures-rest-balance", "/fapi/v3/balance", ""),
                        signed("futures-rest-account", "/fapi/v3/accountWithJoinMargin", ""),
                        signed("futures-rest-positionRisk-oneway", "/fapi/v3/positionRisk", "symbol=BTCUSDT"),
                        signed("futures-rest-userTrades", "/fapi/v3/userTrades", "symbol=BTCUSDT"),
                        signed("futures-rest-income", "/fapi/v3/income", ""),
                        signed("futures-rest-leverageBracket-one", "/fapi/v3/leverageBracket", "symbol=ETHUSDT"),
                        signed("futures-rest-leverageBracket-all", "/fapi/v3/leverageBracket", ""),
                        signed("futures-rest-commissionRate", "/fapi/v3/commissionRate", "symbol=BTCUSDT"),
                        signed("futures-rest-positionSideDual", "/fapi/v3/positionSide/dual", ""),
                        signed("futures-rest-multiAssetsMargin", "/fapi/v3/multiAssetsMargin", ""),
                        signed("futures-rest-agents", "/fapi/v3/agent", ""),
                        open("futures-rest-exchangeInfo-captured", "/fapi/v1/exchangeInfo", ""),
                        open("futures-rest-time", "/fapi/v1/time", ""),
                        open("futures-rest-depth", "/fapi/v3/depth", "symbol=BTCUSDT&limit=5"),
                        open("futures-rest-trades", "/fapi/v1/trades", "symbol=BTCUSDT"),
                        open("futures-rest-aggTrades", "/fapi/v1/aggTrades", "symbol=BTCUSDT"),
                        open("futures-rest-klines", "/fapi/v1/klines", "symbol=BTCUSDT&interval=1m"),
                        open("futures-rest-klines", "/fapi/v3/markPriceKlines", "symbol=BTCUSDT&interval=5m"),
                        open("futures-rest-klines", "/fapi/v3/indexPriceKlines", "pair=BTCUSDT&interval=1h"),
                        open("futures-rest-fundingRate", "/fapi/v3/fundingRate", "symbol=BTCUSDT"),
                        open("futures-rest-premiumIndex-one", "/fapi/v1/premiumIndex", "symbol=BTCUSDT"),
                        open("futures-rest-premiumIndex-all", "/fapi/v1/premiumIndex", ""),
                        open("futures-rest-fundingInfo", "/fapi/v1/fundingInfo", ""),
                        open("futures-rest-ticker24hr-observed", "/fapi/v1/ticker/24hr", "symbol=BTCUSDT"),
                        open("futures-rest-tickerPrice-all", "/fapi/v1/ticker/price", ""),
                        open("futures-rest-bookTicker-observed", "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT"))
                .map(ShapesTest::compared);
    }

    @TestFactory
    Stream<DynamicTest> spot_answers_have_the_shapes_of_the_samples() {
        desk.ticks(60);
        JsonNode placed = desk.read(desk.v3("POST", "/api/v3/order", market("BTCUSDT", "SELL", "0.01")));
        String id = placed.path("orderId").asText();
        String limit = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=2000";
        desk.read(desk.v1("POST", "/api/v1/order", limit + "&newClientOrderId=rests"));
        return Stream.of(
                        new Shape("spot-rest-order-new", placed),
                        signed("spot-rest-order-query", "/api/v3/order", "symbol=BTCUSDT&orderId=" + id),
                        signed("spot-rest-order-filled-observed", "/api/v3/order", "symbol=BTCUSDT&orderId=" + id),
                        signed("spot-rest-openOrders", "/api/v3/openOrders", ""),
                        signed("spot-rest-account", "/api/v3/account", ""),
                        signed("spot-rest-userTrades", "/api/v3/userTrades", "symbol=BTCUSDT"),
                        signed("spot-rest-commissionRate", "/api/v3/commissionRate", "symbol=BTCUSDT"),
                        open("spot-rest-exchangeInfo-captured", "/api/v1/exchangeInfo", ""),
                        open("spot-rest-depth", "/api/v3/depth", "symbol=BTCUSDT&limit=5"),
                        open("spot-rest-trades", "/api/v1/trades", "symbol=BTCUSDT"),
                        open("spot-rest-klines", "/api/v1/klines", "symbol=BTCUSDT&interval=1m"),
                        open("spot-rest-ticker24hr-one", "/api/v1/ticker/24hr", "symbol=BTCUSDT"),
                        open("spot-rest-bookTicker-one", "/api/v1/ticker/bookTicker", "symbol=BTCUSDT"))
                .map(ShapesTest::compared);
    }

    private static String market(String symbol, String side, String quantity) {
        return "symbol=" + symbol + "&side=" + side + "&type=MARKET&quantity=" + quantity;
    }

    private Shape signed(String sample, String path, String parameters) {
        return new Shape(sample, desk.read(desk.v3("GET", path, parameters)));
    }

    private Shape open(String sample, String path, String query) {
        return new Shape(sample, desk.open(path, query));
    }

    private static DynamicTest compared(Shape shape) {
        return DynamicTest.dynamicTest(shape.sample(), () -> {
            Set<String> differences = new TreeSet<>();
            compare("", sample(shape.sample()), shape.answer(), differences);
            assertThat(differences).as("%s", shape.answer()).isEmpty();
        });
    }

    private static void compare(String at, JsonNode sample, JsonNode answer, Set<String> differences) {
        if (sample.isObject()) {
            for (Iterator<String> names = sample.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!answer.has(name) && !ABSENT_LIVE.contains(name)) {
                    differences.add(at + "/" + name + " is missing");
                } else if (answer.has(name)) {
                    compare(at + "/" + name, sample.path(name), answer.path(name), differences);
                }
            }
        } else if (sample.isArray() && !sample.isEmpty() && !at.endsWith("/filters")) {
            if (answer.isEmpty()) {
                differences.add(at + " is empty");
            } else {
                compare(at + "[0]", sample.path(0), answer.path(0), differences);
            }
        } else if (sample.getNodeType() != answer.getNodeType() && !sample.isNull()) {
            differences.add(at + " is " + answer.getNodeType() + ", not " + sample.getNodeType());
        }
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in = ShapesTest.class.getResourceAsStream("/samples/aster/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
