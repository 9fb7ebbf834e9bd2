package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.Grounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The service as users start it, live at simulated venues, started again and again in one folder. Safe for many threads
 * but for {@link #start}, which is the test's.
 */
final class ServiceProcess implements AutoCloseable {

    private final Path home;
    private final String classPath;
    private final Grounds grounds;
    private final int port;
    private final int management;
    private int starts;
    private @Nullable Program running;

    ServiceProcess(Path home, String classPath, ObjectNode configuration) {
        this.home = home;
        this.classPath = classPath;
        this.grounds = new Grounds(home);
        this.port = free();
        this.management = free();
        ObjectNode root = configuration.deepCopy();
        root.withObjectProperty("server").put("port", port).put("management_port", management);
        root.withObjectProperty("storage")
                .put("state_dir", home.resolve("state").toString());
        Grounds.write(grounds.configFile(), root.toPrettyString());
        // market data on Kafka is not judged, and takes time of the two cores
        for (String flow : List.of("market-to-kafka", "trades-to-kafka")) {
            remove("forward/" + flow);
        }
    }

    /** Starts it once more. */
    Program start() {
        starts++;
        Program program = Program.start(
                home,
                classPath,
                "service-" + starts,
                List.of(
                        "run",
                        "--config",
                        grounds.configFile().toString(),
                        "--routes",
                        grounds.routes().toString(),
                        "--yes-live"));
        running = program;
        return program;
    }

    /** Leaves none behind, however the test ends. */
    @Override
    public void close() throws InterruptedException {
        if (running != null) {
            running.kill();
        }
    }

    /** A flow of the examples that runs from the next start on. */
    void use(String example) {
        grounds.useExample(example);
    }

    /** The same flow no more. */
    void drop(String example) {
        remove("flows/" + example);
    }

    private void remove(String route) {
        try {
            Files.delete(grounds.routes().resolve(route + ".camel.yaml"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Its API's answer; empty while it is not there, or only its server is. */
    Optional<Http.Answer> api(String method, String path, String body) {
        Path token = home.resolve("state/ui-token");
        if (!Files.exists(token)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Http.send(
                            method,
                            "http://127.0.0.1:" + port + "/api/v1" + path,
                            Grounds.read(token).strip(),
                            body))
                    .filter(Http.Answer::isJson);
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    /** Its view of all orders. */
    Optional<JsonNode> orders() {
        return api("GET", "/orders?all=true", "")
                .filter(answer -> answer.status() == 200)
                .map(Http.Answer::json);
    }

    /** Cancels all that is open at a venue. */
    void cancelAll(String venue) {
        String all = "{\"action\":\"CANCEL_ALL\",\"clientOrderId\":\"end-%s\",\"venue\":\"%s\",\"createdAt\":%d}";
        api("POST", "/orders", all.formatted(venue, venue, System.currentTimeMillis()));
    }

    /** Whether both venues are compared and take orders. */
    boolean isReady() {
        try {
            String health = Http.send("GET", "http://127.0.0.1:" + management + "/observe/health?data=true", "", "")
                    .body();
            return health.contains("venue:") && !health.contains("no order that increases is taken");
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    /** Whether nothing waits for Kafka any more. */
    boolean hasDelivered() {
        try {
            return Http.send("GET", "http://127.0.0.1:" + management + "/observe/metrics", "", "")
                    .body()
                    .contains("\nazalai_outbox_waiting 0");
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    /** Below the ports that connections from this machine take. */
    private static int free() {
        Random chance = new Random();
        while (true) {
            int candidate = 20_000 + chance.nextInt(10_000);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
