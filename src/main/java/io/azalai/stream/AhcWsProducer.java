package io.azalai.stream;

import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message's body as a frame: a String as text, byte[] as binary, anything else as the text it converts to. It
 * waits for the connection as long as {@code sendTimeout}, without a thread. Safe for many threads.
 */
final class AhcWsProducer extends DefaultAsyncProducer {
    private final AhcWsEndpoint endpoint;
    private volatile @Nullable Pool pool;

    AhcWsProducer(AhcWsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Pool current = pool;
        if (current == null) {
            exchange.setException(new IllegalStateException("the producer is not started"));
        }
        if (current == null || exchange.getMessage().getBody() == null) {
            callback.done(true);
            return true;
        }
        String group = exchange.getMessage().getHeader(AhcWsConstants.GROUP, "", String.class);
        Optional<Socket> ready = current.ready(group);
        if (ready.isPresent()) {
            send(ready.get(), current, exchange, callback);
        } else {
            await(group, current, exchange, callback);
        }
        return false;
    }

    private void await(String group, Pool current, Exchange exchange, AsyncCallback callback) {
        long patienceMs = endpoint.getConfiguration().getSendTimeout();
        var unused = current.socket(group)
                .orTimeout(patienceMs, TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (socket, failure) -> {
                            if (socket == null) {
                                exchange.setException(new IOException(
                                        "no connection to " + endpoint.getHttpUri() + " within " + patienceMs + " ms",
                                        failure));
                                callback.done(false);
                            } else {
                                send(socket, current, exchange, callback);
                            }
                        },
                        current.workers());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        pool = endpoint.getComponent().acquire(endpoint, null);
    }

    @Override
    protected void doStop() throws Exception {
        if (pool != null) {
            pool = null;
            endpoint.getComponent().release(endpoint, null);
        }
        super.doStop();
    }

    /** Sends at once; the route goes on when it is written, on a thread that may block. */
    private void send(Socket socket, Pool current, Exchange exchange, AsyncCallback callback) {
        try {
            Future<Void> sent = new FrameWriter(socket.open(), endpoint.getConfiguration()).write(exchange);
            sent.addListener(done -> current.workers().execute(() -> {
                if (!done.isSuccess()) {
                    exchange.setException(done.cause());
                }
                callback.done(false);
            }));
        } catch (IOException | RuntimeException failure) {
            exchange.setException(failure);
            callback.done(false);
        }
    }
}
