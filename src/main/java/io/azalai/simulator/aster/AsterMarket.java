package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.matching.Engine;

/** One of the venue's two markets as the venue's door holds it. Confined to the loopback's thread. */
interface AsterMarket {

    Site rest();

    Site streams();

    Engine engine();

    /** One tick, after the prices moved. */
    void tick();

    /** Once a second; {@code ping} when the venue's ping is due. */
    void second(boolean ping);

    /** Ends the living listen keys as time would. */
    void expireListenKeys();

    /** Gives a symbol a status. @throws IllegalArgumentException when there is no such symbol or status */
    void list(String symbol, String status);
}
