package io.azalai.bench;

import io.azalai.venue.FrameDecoder;
import io.azalai.venue.PermitMint;
import io.azalai.venue.UnreadableFrameException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to turn one recorded frame into events. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class DecodeBench {

    /** Venue, stream and sample. */
    @Param({
        "hyperliquid market ws-bbo",
        "hyperliquid market ws-trades",
        "hyperliquid market ws-l2Book",
        "hyperliquid market ws-activeAssetCtx",
        "hyperliquid market ws-candle",
        "hyperliquid account ws-orderUpdates",
        "hyperliquid account ws-userFills-snapshot",
        "hyperliquid account ws-clearinghouseState",
        "aster futures-market ws-futures-bookTicker-observed",
        "aster futures-market ws-futures-aggTrade",
        "aster futures-market ws-futures-depth-diff",
        "aster futures-market ws-futures-depth5",
        "aster futures-market ws-futures-markPrice",
        "aster futures-market ws-futures-ticker",
        "aster futures-market ws-futures-kline",
        "aster spot-market ws-spot-depth-diff",
        "aster futures-account ws-futures-user-ORDER_TRADE_UPDATE",
        "aster futures-account ws-futures-user-ACCOUNT_UPDATE",
        "aster spot-account ws-spot-user-executionReport",
        "aster spot-account ws-spot-user-outboundAccountPosition"
    })
    public String frame = "";

    private FrameDecoder decoder = (text, group, at, out) -> {};
    private String text = "";

    /** Opens the venue of the frame and checks that the frame says something. */
    @Setup
    public void open() throws UnreadableFrameException {
        String[] words = frame.split(" ");
        decoder =
                Venues.open(words[0], new PermitMint()).streams().get(words[1]).decoder();
        text = Recorded.payload(words[0], words[2]);
        int[] events = {0};
        decoder.decode(text, "main", Venues.NOW, event -> events[0]++);
        if (events[0] == 0) {
            throw new IllegalStateException(frame + " gave no event");
        }
    }

    /** One frame. */
    @Benchmark
    public void decode(Blackhole sink) throws UnreadableFrameException {
        decoder.decode(text, "main", Venues.NOW, sink::consume);
    }
}
