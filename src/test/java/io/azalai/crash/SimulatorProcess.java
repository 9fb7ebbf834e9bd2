package io.azalai.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.Grounds;
import io.azalai.demo.SimulatedVenues;
import io.azalai.simulator.Simulator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code azalai simulate} in a process of its own, asked over its control address. Safe for many threads. */
final class SimulatorProcess implements AutoCloseable {

    static final List<String> VENUES = List.of("hyperliquid", "aster");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);

    private final Program program;
    private final Simulator.Addresses addresses;

    private SimulatorProcess(Program program, Simulator.Addresses addresses) {
        this.program = program;
        this.addresses = addresses;
    }

    static SimulatorProcess start(Path home, String classPath, long seed) {
        Path said = home.resolve("simulator.out");
        Program program = Program.start(
                home,
                classPath,
                "simulator",
                List.of("simulate", "--seed", Long.toString(seed), "--symbols", "BTC,ETH,PURR,HYPE,ASTER"));
        await().atMost(START).until(() -> Grounds.read(said).endsWith("\n") || !program.isAlive());
        assertThat(program.isAlive()).as("the simulator; see %s", program.log()).isTrue();
        try {
            return new SimulatorProcess(program, JSON.readValue(Grounds.read(said), Simulator.Addresses.class));
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A configuration that trades there. */
    ObjectNode configuration() {
        return SimulatedVenues.configuration(addresses);
    }

    /** Address of Hyperliquid's REST, which tells the middle of every market. */
    String prices() {
        return addresses.hyperliquid().rest() + "/info";
    }

    /** The account that the service trades for. */
    String account(String venue) {
        return venue.equals("aster")
                ? addresses.aster().user()
                : addresses.hyperliquid().accounts().get(0).address();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    String state() {
        return program.state();
    }

    /** Asks it to do something. */
    void ask(String method, String path, ObjectNode body) {
        Http.Answer answer = Http.send(method, addresses.control() + path, "", body.toString());
        assertThat(answer.status())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isEqualTo(200);
    }

    /** What a venue knows. */
    JsonNode ledger(String venue) {
        return Http.send("GET", addresses.control() + "/ledger?venue=" + venue, "", "")
                .json()
                .path(venue);
    }

    /** How many requests to place, cancel or amend an order have arrived at both venues. */
    int arrived() {
        int arrived = 0;
        for (JsonNode venue :
                Http.send("GET", addresses.control() + "/arrivals", "", "").json()) {
            arrived += venue.asInt();
        }
        return arrived;
    }

    @Override
    public void close() throws InterruptedException {
        program.kill();
    }
}
