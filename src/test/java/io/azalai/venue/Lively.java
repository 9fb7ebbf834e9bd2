package io.azalai.venue;

import io.azalai.stream.StreamProtocol;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;

/** A venue's protocol as it is, with a heart that beats four times a second. */
final class Lively {

    private static final Duration BEAT = Duration.ofMillis(250);

    private Lively() {}

    static StreamProtocol of(StreamProtocol protocol) {
        StreamProtocol.Heartbeat own = protocol.heartbeat();
        StreamProtocol.Heartbeat quick = new StreamProtocol.Heartbeat(own.ping(), BEAT, own.silence());
        return (StreamProtocol) Proxy.newProxyInstance(
                Lively.class.getClassLoader(), new Class<?>[] {StreamProtocol.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("heartbeat")) {
                        return quick;
                    }
                    try {
                        return method.invoke(protocol, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
