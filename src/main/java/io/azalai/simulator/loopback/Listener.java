package io.azalai.simulator.loopback;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listening address of a venue: requests and sockets go to its site unless a fault stands in the way. Confined to
 * the event loop; {@link #strike} may come from any thread.
 */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Vertx vertx;
    private final Clock clock;
    private final String venue;
    private final String name;
    private final Site site;
    private final Faults faults;
    private final Arrivals arrivals;
    private final Set<VertxSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile long downUntil;

    Listener(Vertx vertx, Clock clock, String venue, String name, Site site, Faults faults, Arrivals arrivals) {
        this.vertx = vertx;
        this.clock = clock;
        this.venue = venue;
        this.name = name;
        this.site = site;
        this.faults = faults;
        this.arrivals = arrivals;
    }

    void connected(HttpConnection connection) {
        if (clock.millis() < downUntil) {
            reset(connection);
            return;
        }
        connections.add(connection);
        connection.closeHandler(ended -> connections.remove(connection));
    }

    void handle(HttpServerRequest request) {
        if (clock.millis() < downUntil) {
            reset(request.connection());
        } else if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            upgrade(request);
        } else {
            request.body().onSuccess(body -> arrived(request, read(request, body)));
        }
    }

    /** Does at once what a fault does to open sockets. */
    void strike(Fault fault) {
        if (fault.concerns(venue, name)) {
            vertx.runOnContext(now -> act(fault));
        }
    }

    /** Forgets what waits for frames of open sockets. */
    void clearFaults() {
        sockets.forEach(socket -> socket.faults.clear());
    }

    /** What waits for frames of open sockets, each socket's own. */
    Stream<Fault> waitingFaults() {
        return sockets.stream().flatMap(socket -> socket.faults.waiting().stream());
    }

    private void act(Fault fault) {
        switch (fault.kind()) {
            case CLOSE -> sockets.forEach(socket -> socket.close(fault.code()));
            case RESET -> sockets.forEach(VertxSocket::reset);
            case GARBAGE -> sockets.forEach(socket -> socket.send(fault.text()));
            case RESUME -> sockets.forEach(socket -> socket.stall(false));
            case GAP, DUPLICATE, REORDER -> sockets.forEach(socket -> socket.faults.add(fault));
            case STALL -> stall(fault.millis());
            case DOWN -> {
                downUntil = clock.millis() + fault.millis();
                Set.copyOf(connections).forEach(Listener::reset);
            }
            case STATUS, SLOW, CUT, TRUNCATE, DROP, REFUSE -> throw new IllegalStateException("waits for requests");
        }
    }

    private void stall(long millis) {
        sockets.forEach(socket -> socket.stall(true));
        if (millis > 0) {
            vertx.setTimer(millis, over -> sockets.forEach(socket -> socket.stall(false)));
        }
    }

    private HttpRequest read(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new TreeMap<>();
        MultiMap all = request.headers();
        all.forEach(entry -> headers.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        String query = request.query();
        return new HttpRequest(
                request.method().name(),
                request.path(),
                query == null ? "" : query,
                headers,
                body.toString(),
                clock.instant());
    }

    private void arrived(HttpServerRequest raw, HttpRequest request) {
        arrivals.request(venue, request.method() + " " + request.path());
        site.orderAsks(request).forEach(ask -> arrivals.orderAsk(venue, ask));
        Fault fault = faults.take(venue, name, request).orElse(null);
        if (fault == null) {
            write(raw.response(), answer(request));
            return;
        }
        switch (fault.kind()) {
            case STATUS -> write(raw.response(), refusal(fault));
            case SLOW -> vertx.setTimer(Math.max(1, fault.millis()), due -> write(raw.response(), answer(request)));
            case CUT -> {
                answer(request);
                reset(raw.connection());
            }
            case TRUNCATE -> writeHalf(raw, answer(request));
            case REFUSE -> reset(raw.connection());
            case DROP -> LOG.debug("dropped {} {}", request.method(), request.path());
            case CLOSE, RESET, STALL, RESUME, GARBAGE, GAP, DUPLICATE, REORDER, DOWN ->
                throw new IllegalStateException("acts at once");
        }
    }

    private HttpReply answer(HttpRequest request) {
        try {
            return site.answer(request);
        } catch (RuntimeException unforeseen) {
            LOG.error("simulator failed on {} {} of {}", request.method(), request.path(), venue, unforeseen);
            return HttpReply.text(500, "simulator: " + unforeseen);
        }
    }

    private static HttpReply refusal(Fault fault) {
        Map<String, String> headers =
                fault.retryAfter().isEmpty() ? Map.of() : Map.of("Retry-After", fault.retryAfter());
        boolean json = fault.text().startsWith("{")
                || fault.text().startsWith("[")
                || fault.text().equals("null");
        String type = json ? "application/json" : "text/html";
        return new HttpReply(fault.status(), type, fault.text(), headers);
    }

    private static void write(HttpServerResponse response, HttpReply reply) {
        if (!response.closed()) {
            begin(response, reply).end(reply.body());
        }
    }

    private static void writeHalf(HttpServerRequest request, HttpReply reply) {
        Buffer body = Buffer.buffer(reply.body());
        begin(request.response(), reply)
                .putHeader("Content-Length", Integer.toString(body.length()))
                .write(body.getBuffer(0, body.length() / 2))
                .onComplete(written -> reset(request.connection()));
    }

    private static HttpServerResponse begin(HttpServerResponse response, HttpReply reply) {
        response.setStatusCode(reply.status());
        if (!reply.contentType().isEmpty()) {
            response.putHeader("Content-Type", reply.contentType());
        }
        reply.headers().forEach(response::putHeader);
        return response;
    }

    private void upgrade(HttpServerRequest request) {
        if (!site.accepts(request.path())) {
            request.response().setStatusCode(404).end();
            return;
        }
        Optional<HttpReply> refusal = site.turnsAway(request.path());
        if (refusal.isPresent()) {
            arrivals.request(venue, "TURNED AWAY " + request.path());
            write(request.response(), refusal.get());
            return;
        }
        HttpConnection connection = request.connection();
        request.toWebSocket().onSuccess(socket -> opened(socket, connection));
    }

    private void opened(ServerWebSocket socket, HttpConnection connection) {
        VertxSocket client = new VertxSocket(socket, () -> reset(connection));
        sockets.add(client);
        arrivals.request(venue, "OPEN " + socket.path());
        SocketSession session = site.opened(client);
        socket.textMessageHandler(text -> {
            if (!client.isStalled()) {
                heard(client, session, text);
            }
        });
        socket.pongHandler(pong -> {
            if (!client.isStalled()) {
                session.ponged();
            }
        });
        socket.frameHandler(frame -> {
            if (frame.isPing() && !client.isStalled()) {
                session.pinged();
            }
        });
        socket.closeHandler(ended -> {
            client.gone();
            sockets.remove(client);
            session.closed();
        });
        socket.exceptionHandler(failure -> LOG.debug("socket of {} ended: {}", venue, failure.toString()));
    }

    private void heard(VertxSocket client, SocketSession session, String text) {
        Fault fault = faults.take(venue, name, client.path(), text).orElse(null);
        if (fault == null) {
            session.received(text);
            return;
        }
        switch (fault.kind()) {
            case STATUS -> session.refused(text, refusal(fault));
            case SLOW -> vertx.setTimer(Math.max(1, fault.millis()), due -> session.received(text));
            case CUT, TRUNCATE -> {
                client.stall(true);
                session.received(text);
                client.reset();
            }
            case REFUSE -> client.reset();
            case DROP -> LOG.debug("dropped a frame of {}", venue);
            case CLOSE, RESET, STALL, RESUME, GARBAGE, GAP, DUPLICATE, REORDER, DOWN ->
                throw new IllegalStateException("acts at once");
        }
    }

    /** RST instead of FIN: no linger. */
    private static void reset(HttpConnection connection) {
        if (connection instanceof ConnectionBase base && base.channel().isOpen()) {
            base.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            // past the handlers, which would still say goodbye with a close frame
            ChannelFuture unused = base.channel().pipeline().firstContext().close();
        } else {
            connection.close();
        }
    }
}
