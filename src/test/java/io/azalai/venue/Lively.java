package io.azalai.venue;

import io.azalai.stream.StreamProtocol;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A venue's protocol as it is, with a heart that beats four times a second and, where wanted, a shorter life. */
final class Lively {

    private static final Duration BEAT = Duration.ofMillis(250);

    private Lively() {}

    /** @param lifetime after which the venue is taken to cut a connection; null for the venue's own */
    static StreamProtocol of(StreamProtocol protocol, @Nullable Duration lifetime) {
        StreamProtocol.Limits limits = protocol.limits();
        StreamProtocol.Limits shorter = new StreamProtocol.Limits(
                limits.channelsPerConnection(),
                limits.channelsPerFrame(),
                limits.framePacing(),
                lifetime == null ? limits.lifetime() : lifetime,
                limits.address());
        StreamProtocol.Heartbeat own = protocol.heartbeat();
        StreamProtocol.Heartbeat quick = new StreamProtocol.Heartbeat(own.ping(), BEAT, own.silence());
        return (StreamProtocol) Proxy.newProxyInstance(
                Lively.class.getClassLoader(), new Class<?>[] {StreamProtocol.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("heartbeat")) {
                        return quick;
                    }
                    if (method.getName().equals("limits")) {
                        return shorter;
                    }
                    try {
                        return method.invoke(protocol, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
