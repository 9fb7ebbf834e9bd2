package io.azalai.provision;

import io.azalai.settings.Block;
import io.azalai.settings.Loopback;

/**
 * The block {@code server} of the configuration.
 *
 * @param host address to bind; only loopback for now, since the API has no TLS
 * @param port of the API; 0 for a free one
 * @param managementPort of health and metrics; 0 for a free one
 */
public record ServerSettings(String host, int port, int managementPort) {

    public static ServerSettings read(Block block) {
        String host = block.text("host", "127.0.0.1");
        if (!Loopback.holds(host)) {
            block.problem(
                    "host",
                    "is " + host + ", but the API speaks plain HTTP and must not leave this machine",
                    "write 127.0.0.1 and put a proxy with TLS before it");
        }
        return new ServerSettings(host, block.whole("port", 8080), block.whole("management_port", 8081));
    }
}
