package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.MarketRequest.ReadLastPrices;
import io.azalai.venue.MarketRequest.ReadPastTrades;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.RecordedCallsContract;
import io.azalai.venue.SettingRequest.SetPositionMode;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class RecordedCallsTest extends RecordedCallsContract {

    /** Verb and path, whose version is left out where both have it. */
    private static final Pattern CALL = Pattern.compile("`(GET|POST|PUT|DELETE) ([^`]+)`");

    private static final Pattern VERSION = Pattern.compile("^/f?api/v\\d/");

    private static final Listing PERP = Naming.unlisted(Market.PERP, "BTCUSDT");
    private static final Listing SPOT = Naming.unlisted(Market.SPOT, "BTCUSDT");

    private static final Map<Endpoint, VenueRequest<?>> ALIKE = Map.of(
            Endpoint.FUTURES_ALL_ORDERS, new ReadOrderHistory("main", Market.PERP, PERP, Instant.EPOCH),
            Endpoint.SET_POSITION_MODE, new SetPositionMode("main", PositionMode.HEDGE),
            Endpoint.SPOT_AGGREGATES, new ReadPastTrades(SPOT, Instant.EPOCH, null),
            Endpoint.SPOT_CANCEL, new Cancel("main", SPOT, null, "1"),
            Endpoint.SPOT_OPEN_KEY, new UserStreamKey("main", Market.SPOT, null),
            Endpoint.SPOT_PRICE, new ReadLastPrices(Market.SPOT, SPOT),
            Endpoint.SPOT_PRICES, new ReadLastPrices(Market.SPOT, null),
            Endpoint.SPOT_TIME, new ServerTime(Market.SPOT),
            Endpoint.SPOT_TRANSFER, new Transfer("main", "USDT", BigDecimal.ONE, Market.SPOT, "move-1"));

    RecordedCallsTest() {
        super(Aster.NAME);
    }

    @Override
    protected Set<String> calls() {
        return Arrays.stream(Endpoint.values()).map(Endpoint::name).collect(Collectors.toSet());
    }

    @Override
    protected Set<String> answered(List<Reply> replies) {
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> replies.stream().anyMatch(reply -> answers(reply, endpoint)))
                .map(Endpoint::name)
                .collect(Collectors.toSet());
    }

    @Override
    protected Object answer(String call, String reply) {
        return new AsterFixture().ask(ALIKE.get(Endpoint.valueOf(call)), AsterFixture.sample(reply));
    }

    private static boolean answers(Reply reply, Endpoint endpoint) {
        String market = endpoint.market() == Market.SPOT ? "spot-rest-" : "futures-rest-";
        return reply.file().startsWith(market)
                && CALL.matcher(reply.request()).results().anyMatch(call -> isOf(call, endpoint));
    }

    private static boolean isOf(MatchResult call, Endpoint endpoint) {
        String path = call.group(2);
        return call.group(1).equals(endpoint.method())
                && List.of(endpoint.path(), endpoint.walletPath()).stream()
                        .filter(ours -> !ours.isEmpty())
                        .anyMatch(ours -> path.equals(ours)
                                || path.equals(VERSION.matcher(ours).replaceFirst("")));
    }
}
