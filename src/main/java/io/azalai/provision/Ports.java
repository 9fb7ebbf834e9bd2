package io.azalai.provision;

import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Ports, tried before the server takes them: a busy one would only be a line in its log. */
public final class Ports {

    private Ports() {}

    /**
     * The port itself, or a free one for 0.
     *
     * @throws ConfigurationException when it is in use
     */
    public static int usable(String key, String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new ConfigurationException(
                    "the configuration",
                    List.of(new Problem(
                            key,
                            "port " + port + " of " + host + " is in use",
                            "stop what uses it (another azalai?), or choose another; 0 takes a free one")));
        }
    }
}
