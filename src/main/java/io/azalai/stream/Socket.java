package io.azalai.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket from connect to its end, which is told exactly once. Pings of the server are answered here, on the
 * socket's thread. Safe for many threads: the channel is, and the rest is written before the socket is handed out.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written ends the channel, and that is told
final class Socket implements WebSocketListener {
    private static final int ABNORMAL = 1006;
    private static final long CLOSE_PATIENCE_MS = 500;

    private final URI address;
    private final Events events;
    private final LongAdder bytes;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean reading = true;
    private final LongSupplier nanos;
    private volatile long lastReadNanos;
    private volatile @Nullable Channel channel;
    private volatile @Nullable WebSocket webSocket;

    Socket(URI address, Events events, LongAdder bytes, LongSupplier nanos) {
        this.address = address;
        this.events = events;
        this.bytes = bytes;
        this.nanos = nanos;
        this.lastReadNanos = nanos.getAsLong();
    }

    /** What happens to a socket; called on its thread. */
    interface Events {
        void opened(Socket socket);

        /** Bytes came; the frames they hold are told next. */
        void readBegins();

        void text(String frame);

        void binary(byte[] frame);

        /** All frames of one read of the socket have been told. */
        void readDone();

        /** The socket ended, or never opened. */
        void ended(String reason);
    }

    /** Where it goes. */
    URI address() {
        return address;
    }

    WebSocketUpgradeHandler upgrade() {
        return new Upgrade(this);
    }

    void sendText(String text) {
        open().sendTextFrame(text);
    }

    void ping() {
        open().sendPingFrame();
    }

    WebSocket open() {
        WebSocket open = webSocket;
        if (open == null) {
            throw new IllegalStateException("the socket is not open yet");
        }
        return open;
    }

    void reading(boolean shallRead) {
        reading = shallRead;
        Channel current = channel;
        if (current != null) {
            current.config().setAutoRead(shallRead);
        }
    }

    long lastReadNanos() {
        return lastReadNanos;
    }

    /** Runs a task in order with the frames of this socket. */
    void execute(Runnable task) {
        Channel current = channel;
        if (current != null) {
            current.eventLoop().execute(task);
        }
    }

    /** Runs a task on the socket's thread after its last frame, however it ends. */
    void whenClosed(Runnable task) {
        Channel current = channel;
        if (current != null) {
            current.closeFuture().addListener(closed -> task.run());
        }
    }

    /** Says goodbye and closes; no event follows, but frames that were on their way may still come. */
    void close() {
        ended.set(true);
        Channel current = channel;
        WebSocket open = webSocket;
        if (current == null || open == null || !current.isOpen()) {
            drop();
            return;
        }
        open.sendCloseFrame(WebSocketCloseStatus.NORMAL_CLOSURE.code(), "");
        current.eventLoop().schedule(() -> current.close(), CLOSE_PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    /** Closes without a word, as is right for a peer that no longer answers; no event follows. */
    void drop() {
        ended.set(true);
        Channel current = channel;
        if (current != null) {
            current.close();
        }
    }

    void failed(Throwable failure) {
        end(reason(failure));
        drop();
    }

    @Override
    public void onOpen(WebSocket opened) {
        webSocket = opened;
        if (ended.get()) {
            drop();
        } else {
            events.opened(this);
        }
    }

    @Override
    public void onClose(WebSocket closed, int code, String text) {
        String why = text == null || text.isEmpty() ? "" : " " + text;
        end(code == ABNORMAL ? "connection lost without a close frame" : "closed by the server: " + code + why);
    }

    @Override
    public void onError(Throwable failure) {
        failed(failure);
    }

    @Override
    public void onTextFrame(String payload, boolean finalFragment, int rsv) {
        events.text(payload);
    }

    @Override
    public void onBinaryFrame(byte[] payload, boolean finalFragment, int rsv) {
        events.binary(payload);
    }

    @Override
    public void onPingFrame(byte[] payload) {
        open().sendPongFrame(payload);
    }

    private void connected(Channel connected) {
        channel = connected;
        connected.pipeline().addFirst("azalai-meter", new Meter());
        if (ended.get()) {
            connected.close();
        }
    }

    private void end(String reason) {
        if (ended.compareAndSet(false, true)) {
            events.ended(reason);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "unknown failure";
        }
        String kind =
                isTooLong(failure) ? "frame over the limit" : failure.getClass().getSimpleName();
        return kind + ": " + failure.getMessage();
    }

    private static boolean isTooLong(Throwable failure) {
        return failure instanceof TooLongFrameException
                || (failure instanceof CorruptedWebSocketFrameException corrupted
                        && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    }

    /**
     * Notes every read, so that a silent socket shows and bytes are counted as they are on the wire; and lets no read
     * pass while reading pauses, because AsyncHttpClient asks for the next one by itself.
     */
    private final class Meter extends ChannelDuplexHandler {
        @Override
        public void read(ChannelHandlerContext context) {
            if (reading) {
                context.read();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            lastReadNanos = nanos.getAsLong();
            events.readBegins();
            if (message instanceof ByteBuf buffer) {
                bytes.add(buffer.readableBytes());
            }
            context.fireChannelRead(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.fireChannelReadComplete();
            events.readDone();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            context.fireChannelInactive();
            events.readDone();
        }
    }

    private static final class Upgrade extends WebSocketUpgradeHandler {
        private final Socket socket;

        Upgrade(Socket socket) {
            super(List.of(socket));
            this.socket = socket;
        }

        @Override
        public void onTcpConnectSuccess(InetSocketAddress remote, Channel connection) {
            socket.connected(connection);
        }

        @Override
        protected void onThrowable0(Throwable failure) {
            socket.failed(failure);
        }
    }
}
