package io.azalai.stream;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A real WebSocket server on loopback that can also misbehave. Safe for many threads. */
final class LoopbackServer implements AutoCloseable {
    private static final AttributeKey<String> PATH = AttributeKey.valueOf("path");

    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final @Nullable SslContext tls;
    private final List<Channel> open = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<byte[]> binaries = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final AtomicInteger connects = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final AtomicInteger fragments = new AtomicInteger();
    private volatile BiConsumer<Channel, String> behaviour = (channel, text) -> {};
    private @Nullable Channel listening;
    private int port;

    LoopbackServer(@Nullable SslContext tls) {
        this.tls = tls;
        listen();
    }

    LoopbackServer() {
        this(null);
    }

    /** Opens the port, the same one after {@link #vanish()}. */
    void listen() {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new Pipeline());
        listening = bootstrap.bind("127.0.0.1", port).syncUninterruptibly().channel();
        port = ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Closes the port and resets everybody. */
    void vanish() {
        listening.close().syncUninterruptibly();
        reset();
    }

    String address() {
        return "//127.0.0.1:" + port;
    }

    void onText(BiConsumer<Channel, String> does) {
        behaviour = does;
    }

    void send(String text) {
        open.forEach(channel -> channel.writeAndFlush(new TextWebSocketFrame(text)));
    }

    /** Sends to one of those that are connected. */
    void sendToOne(String text) {
        open.stream().limit(1).forEach(channel -> channel.writeAndFlush(new TextWebSocketFrame(text)));
    }

    /** Sends to those only that connected to such a path. */
    void send(String text, Predicate<String> path) {
        open.stream()
                .filter(channel -> path.test(channel.attr(PATH).get()))
                .forEach(channel -> channel.writeAndFlush(new TextWebSocketFrame(text)));
    }

    /** Sends many frames as fast as they are taken, the text of each made of its number. */
    void burst(int frames, IntFunction<String> text) {
        for (Channel channel : open) {
            channel.eventLoop().execute(() -> {
                for (int number = 0; number < frames; number++) {
                    channel.write(new TextWebSocketFrame(text.apply(number)));
                    if (number % 256 == 0) {
                        channel.flush();
                    }
                }
                channel.flush();
            });
        }
    }

    void send(byte[] bytes) {
        open.forEach(channel -> channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes))));
    }

    void sendFragments(String first, String second) {
        open.forEach(channel -> {
            channel.write(new TextWebSocketFrame(false, 0, first));
            channel.writeAndFlush(new ContinuationWebSocketFrame(true, 0, second));
        });
    }

    void ping() {
        open.forEach(channel ->
                channel.writeAndFlush(new PingWebSocketFrame(Unpooled.copiedBuffer("hello", StandardCharsets.UTF_8))));
    }

    void closeCleanly() {
        open.forEach(channel -> channel.writeAndFlush(new CloseWebSocketFrame(1001, "going away")));
    }

    void reset() {
        open.forEach(LoopbackServer::reset);
    }

    static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /** Sockets stay open, but nothing is read or answered any more. */
    void freeze() {
        open.forEach(channel -> channel.config().setAutoRead(false));
    }

    List<String> received() {
        return received;
    }

    List<byte[]> binaries() {
        return binaries;
    }

    List<String> paths() {
        return paths;
    }

    /** What each handshake brought as its Authorization; empty for nothing. */
    List<String> logins() {
        return logins;
    }

    int connects() {
        return connects.get();
    }

    int openSockets() {
        return open.size();
    }

    int pongs() {
        return pongs.get();
    }

    int fragments() {
        return fragments.get();
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            if (tls != null) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            channel.pipeline()
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536))
                    .addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                            .websocketPath("/")
                            .checkStartsWith(true)
                            .dropPongFrames(false)
                            .sendCloseFrame(null)
                            .maxFramePayloadLength(16_777_216)
                            .build()))
                    .addLast(new Frames());
        }
    }

    private final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete handshake) {
                context.channel().attr(PATH).set(handshake.requestUri());
                paths.add(handshake.requestUri());
                logins.add(handshake.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, ""));
                connects.incrementAndGet();
                open.add(context.channel());
                context.channel().closeFuture().addListener(closed -> open.remove(context.channel()));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text && text.isFinalFragment()) {
                received.add(text.text());
                behaviour.accept(context.channel(), text.text());
            } else if (frame instanceof BinaryWebSocketFrame binary) {
                binaries.add(ByteBufUtil.getBytes(binary.content()));
            } else if (frame instanceof PongWebSocketFrame pong
                    && pong.content().toString(StandardCharsets.UTF_8).equals("hello")) {
                pongs.incrementAndGet();
            } else {
                fragments.incrementAndGet();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
