import io.azalai.api.FuturesService;
import io.azalai.api.NewOrder;
import io.azalai.api.PlacedOrder;
import io.azalai.api.ServiceManager;
import io.azalai.api.Settings;
import io.azalai.api.SpotService;
import io.azalai.api.Subscription;
import io.azalai.api.WebSocketService;
import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Rounding;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.TimeInForce;
import io.azalai.settings.ConfigurationException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.RiskRejectedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The Java door at work on both venues, simulated on loopback: configuration, market data, trading, subscriptions, errors.
 * Run it by: ./azalai java examples/TradingExample.java
 */
public final class TradingExample {

    private TradingExample() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("azalai-example");
        configuration(home);
        // Settings.file(Path.of("config/config.json")) runs by your configuration; without one both venues are simulated
        Settings settings = Settings.demo().in(home);
        // README begins
        try (ServiceManager service = ServiceManager.open(settings)) {
            service.connectAll();
            Ticker ticker = service.spot("hyperliquid").getTicker("BTC");
            FuturesService futures = service.futures("aster");
            BigDecimal low = ticker.bidPrice().multiply(new BigDecimal("0.97"));
            OrderTerms terms = OrderTerms.limit(Side.BUY, new BigDecimal("0.003"), low).rounded(Rounding.DOWN);
            Order order = futures.placeOrder("BTC", terms);
            futures.cancelOrder(order.clientOrderId());
            Subscription trades = service.webSocket("aster").subscribeTrades("BTC", trade -> System.out.println(trade.price()));
            trades.close();
            // README ends
            say("venues", service.venues());
            for (String venue : service.venues()) {
                say("-- " + venue, service.capabilities(venue, Market.PERP));
                usage(service, venue);
                trading(service.futures(venue));
                subscriptions(service.webSocket(venue));
                errors(service, venue);
            }
        }
    }

    /** Everything that is wrong is told at once, with where it stands and what would be right. */
    private static void configuration(Path home) throws IOException {
        Path broken = Files.writeString(home.resolve("broken.json"), "{\"mode\": \"lvie\", \"exchanges\": {\"hyperliqiud\": {}}}");
        try {
            ServiceManager.open(Settings.file(broken)).close();
        } catch (ConfigurationException wrong) {
            wrong.problems().forEach(problem -> say("configuration", problem));
        }
    }

    private static void usage(ServiceManager service, String venue) {
        SpotService spot = service.spot(venue);
        FuturesService futures = service.futures(venue);
        Ticker ticker = spot.getTicker("BTC");
        say("spot ticker", ticker.listing().symbol() + " " + ticker.bidPrice() + " / " + ticker.askPrice() + ", last "
                + ticker.lastPrice() + ", day " + ticker.lowPrice() + " to " + ticker.highPrice());
        OrderBook book = futures.getOrderBook("BTC", 5);
        say("book", book.bids().get(0) + " " + book.asks().get(0));
        List<Candle> candles = futures.getCandles("BTC", Interval.M1, Instant.now().minus(Duration.ofMinutes(5)), null);
        say("candles", candles.size() + " minutes, the last at " + candles.get(candles.size() - 1).close());
        say("trades", futures.getTrades("BTC", 3).size());
        say("funding", futures.getFundingRate("BTC").rate() + ", mark " + futures.getMarkPrice("BTC").markPrice());
        say("balances", futures.getBalances().stream().map(each -> each.asset() + " " + each.total()).toList());
        say("account", "equity " + futures.getAccount().equity());
        say("fees", futures.getFees("BTC"));
        // the same without waiting
        say("later", futures.async().getTicker("ETH").thenApply(Ticker::lastPrice).join());
    }

    private static void trading(FuturesService futures) throws InterruptedException {
        say("leverage", futures.setLeverage("BTC", 5, MarginMode.CROSS));
        BigDecimal bid = futures.getTicker("BTC").bidPrice();
        BigDecimal quantity = new BigDecimal("0.002");
        BigDecimal low = bid.multiply(new BigDecimal("0.99"));

        Order resting = futures.placeOrder(
                "BTC",
                OrderTerms.limit(Side.BUY, quantity, low).inForce(TimeInForce.GTX).rounded(Rounding.DOWN));
        say("placed", resting.status() + " " + resting.quantity() + " at " + resting.price());
        say("open orders", futures.getOpenOrders().size());
        say("cancelled", futures.cancelOrder(resting.clientOrderId()).status());

        List<PlacedOrder> together = futures.placeOrders(List.of(
                NewOrder.of("BTC", OrderTerms.limit(Side.BUY, quantity, bid.multiply(new BigDecimal("0.98"))).rounded(Rounding.DOWN)),
                NewOrder.of("BTC", OrderTerms.limit(Side.BUY, quantity, bid.multiply(new BigDecimal("0.97"))).rounded(Rounding.DOWN))));
        say("together", together.stream().map(each -> each.order() == null ? each.failure() : each.order().status()).toList());
        say("both cancelled", futures.cancelAllOrders("BTC").size());

        Order bought = finished(futures, futures.placeOrder("BTC", OrderTerms.market(Side.BUY, quantity)));
        say("bought", bought.status() + " " + bought.clientOrderId());
        Order stop = futures.placeOrder(
                "BTC",
                OrderTerms.triggered(OrderType.STOP_MARKET, Side.SELL, quantity, low)
                        .acting(PositionSide.BOTH, true)
                        .rounded(Rounding.DOWN));
        say("stop", stop.status() + " at " + stop.triggerPrice());
        say("positions", futures.getPositions().stream().map(each -> each.side() + " " + each.size()).toList());
        say("all cancelled", futures.cancelAllOrders("BTC").size());
        say("closed", finished(futures, futures.closePosition("BTC")).status());
        say("fills", futures.getFills("BTC", Instant.now().minus(Duration.ofMinutes(1))).size());
        say("history", futures.getOrderHistory("BTC", Instant.now().minus(Duration.ofMinutes(1))).size());
    }

    /** An order as it stands once it has ended; a venue may answer before it has matched it. */
    private static Order finished(FuturesService futures, Order order) throws InterruptedException {
        Order now = order;
        for (int look = 0; look < 40 && !now.status().isTerminal(); look++) {
            TimeUnit.MILLISECONDS.sleep(250);
            now = futures.getOrder("BTC", order.clientOrderId());
        }
        return now;
    }

    /** Callbacks come one at a time on a thread of the subscription's own; one that throws ends nothing. */
    private static void subscriptions(WebSocketService streams) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(3);
        try (Subscription tickers = streams.subscribeTicker("BTC", ticker -> seen.countDown());
                Subscription trades = streams.subscribeTrades("BTC", trade -> seen.countDown());
                Subscription candles = streams.subscribeCandles("BTC", Interval.S1, candle -> seen.countDown());
                Subscription orders = streams.subscribeOrders("main", event -> say("order", event.execType()))) {
            say("streams", seen.await(30, TimeUnit.SECONDS) ? "events came" : "nothing came");
        }
    }

    private static void errors(ServiceManager service, String venue) {
        FuturesService futures = service.futures(venue);
        try {
            futures.getTicker("BTCC");
        } catch (InvalidSymbolException unknown) {
            say("unknown symbol", unknown.getMessage());
        }
        try {
            futures.placeOrder("BTC", OrderTerms.limit(Side.BUY, new BigDecimal("0.002"), new BigDecimal("100.123456")));
        } catch (RiskRejectedException offGrid) {
            say("off the grid", offGrid.outcome() + ": " + offGrid.getMessage());
        }
        try {
            futures.placeOrder("BTC", OrderTerms.market(Side.BUY, new BigDecimal("50")));
        } catch (RiskRejectedException refused) {
            say("refused", refused.decision().reasonCode() + ": " + refused.decision().message());
        }
        try {
            futures.transfer("USDC", BigDecimal.TEN, Market.SPOT, "example-1");
        } catch (RuntimeException off) {
            say("transfer", off.getMessage());
        }
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
