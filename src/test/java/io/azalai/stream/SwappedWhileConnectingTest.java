package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route is swapped while its connection is being made: what came with the server's answer is not lost. */
class SwappedWhileConnectingTest {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Camels camels = new Camels();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CompletableFuture<String> asked = new CompletableFuture<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "one-answer");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        answer.countDown();
        camels.close();
        server.close();
    }

    @Test
    void frames_that_came_with_the_handshake_wait_for_the_next_route_in_order() throws Exception {
        String uri = "ahc-ws://127.0.0.1:" + server.getLocalPort() + "/swap";
        camels.from(uri);
        asked.join();

        camels.context.getRouteController().stopRoute("reader");
        camels.context.removeRoute("reader");
        answer.countDown();
        await().until(() -> camels.counts().open() == 1);
        camels.context.addRoutes(camels.route("reader", uri, camels::keep));

        await().until(() -> camels.bodies.size() == 3);
        assertThat(camels.bodies).containsExactly("first", "second", "third");
    }

    /** Answers one handshake, with three frames in the same write. */
    private void serve() {
        try (Socket socket = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String key = "";
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            asked.complete(key);
            answer.await();
            socket.getOutputStream().write(accepted(key));
            in.readLine();
        } catch (IOException | InterruptedException | GeneralSecurityException over) {
            asked.completeExceptionally(over);
        }
    }

    private static byte[] accepted(String key) throws IOException, GeneralSecurityException {
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (String text : List.of("first", "second", "third")) {
            bytes.write(0x81);
            bytes.write(text.length());
            bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }
}
