package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.SyntheticMarket;
import java.time.Duration;
import java.util.List;

/** One of the venue's two markets as the venue's door holds it. Confined to the loopback's thread. */
abstract class AsterMarket {

    private final Floor floor;
    private final List<Floor> floors;
    private final SyntheticMarket others;
    private final StreamHub hub;

    /**
     * Opens the floor to everybody.
     *
     * @param seed of what others trade and of what was traded before
     */
    AsterMarket(World world, long seed, List<Premises> premises, Floor floor) {
        this.floor = floor;
        floors = premises.stream().map(each -> floor.of(each.customer())).toList();
        hub = new StreamHub(floor.clock());
        others = new SyntheticMarket(floor.engine(), world.prices(), seed);
        floor.charts().begin(floor.info(), floor.engine(), seed, floor.now());
    }

    abstract Site rest();

    abstract Site streams();

    /** One tick, after the prices moved. */
    abstract void tick();

    /** Once a second; {@code ping} when the venue's ping is due. */
    abstract void second(boolean ping);

    /** Ends the living listen keys as time would. */
    abstract void expireListenKeys();

    Engine engine() {
        return floor.engine();
    }

    /** Gives a symbol a status. @throws IllegalArgumentException when there is no such symbol or status */
    void list(String symbol, String status) {
        floor.info().list(symbol, status);
        if (floor.info().isClosed(floor.info().symbol(symbol))) {
            floors.forEach(each -> each.ended(symbol));
        }
    }

    StreamHub hub() {
        return hub;
    }

    /** The market's sockets, with how many messages a second they take and how long a ping may stay unanswered. */
    Site streams(int messagesPerSecond, Duration pongWithin) {
        return new StreamSite(hub, floor.clock(), messagesPerSecond, pongWithin);
    }

    /** Everybody else trades. */
    void othersTrade() {
        others.step();
    }

    void keepSockets(boolean ping) {
        hub.endOld();
        if (ping) {
            hub.ping();
        }
    }
}
