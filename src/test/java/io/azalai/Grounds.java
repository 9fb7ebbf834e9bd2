package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.check.Inspection;
import io.azalai.demo.SimulatedVenues;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Dataset;
import io.azalai.provision.Plan;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.timing.Clocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * A folder with a copy of the shipped routes and a configuration that points at simulated venues. Confined to one
 * thread.
 */
public final class Grounds {

    private static final Path SHIPPED = Path.of("routes");

    private final Path home;

    public Grounds(Path home) {
        this.home = home;
        copyRoutes();
    }

    public static Simulator simulator() {
        return Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC());
    }

    public Path home() {
        return home;
    }

    public Path routes() {
        return home.resolve("routes");
    }

    public Path configFile() {
        return home.resolve("config.json");
    }

    /** Mode live, which is only ever said of loopback addresses. */
    public Plan live(Simulator venues, Consumer<ObjectNode> more) {
        return plan(venues, root -> {
            root.put("mode", "live");
            more.accept(root);
        });
    }

    public Plan plan(Simulator venues, Consumer<ObjectNode> more) {
        ObjectNode root = SimulatedVenues.configuration(venues.addresses());
        root.withObjectProperty("server").put("port", 0).put("management_port", 0);
        root.withObjectProperty("storage")
                .put("state_dir", home.resolve("state").toString());
        more.accept(root);
        write(configFile(), root.toPrettyString());
        return new Plan(configFile(), routes(), home, Map.of(), Map.of(), true);
    }

    /** Copies an example to {@code routes/flows}, where it runs, as {@code azalai new flow} does. */
    public void useExample(String name) {
        String example = read(SHIPPED.resolve("examples").resolve(name + ".camel.yaml"));
        flow(
                name,
                example.replace("examples." + name, "flows." + name)
                        .replace("flows." + name + ".enabled:false", "flows." + name + ".enabled:true"));
    }

    public void flow(String name, String text) {
        write(routes().resolve("flows").resolve(name + ".camel.yaml"), text);
    }

    public String token() {
        return read(home.resolve("state/ui-token")).strip();
    }

    /** The recorded alerts of a kind. */
    public List<String> alerts(String kind) {
        try (Stream<Path> files = Files.walk(home.resolve("events"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> read(file).lines())
                    .filter(line -> line.contains("\"" + kind + "\""))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The configuration, with every event recorded. */
    public Plan recorded(Simulator venues, Consumer<ObjectNode> more) {
        return live(venues, root -> {
            root.withObjectProperty("recording")
                    .put("enabled", true)
                    .put("dir", home.resolve("events").toString());
            more.accept(root);
        });
    }

    /** What a check by this clock says, a line for each finding; it passes where none is wrong. */
    public static List<String> findings(Plan plan, Clock clock) {
        List<String> lines = new ArrayList<>();
        boolean good = new Inspection(
                        plan,
                        (finding, text) -> lines.add(finding + " " + text),
                        Clocks.of(clock),
                        TrialRuntime.maker(Clocks.of(clock)))
                .passes();
        assertThat(good).isEqualTo(lines.stream().noneMatch(line -> line.startsWith("WRONG")));
        return lines;
    }

    /** Whether quotes of a venue came. */
    static boolean quotes(Application service, String venue) {
        return service.feed().retained(Dataset.BBO).stream()
                .anyMatch(event -> event instanceof BestBidOffer quote && venue.equals(quote.venue()));
    }

    /** The failing checks of what concerns this; of all where it is empty. */
    static List<String> down(Application service, String what) {
        return HealthCheckHelper.invoke(service.context()).stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(result -> result.getCheck().getId())
                .filter(id -> id.contains(what))
                .toList();
    }

    /** A flow that wants quotes of both venues. */
    public static String watch() {
        return """
                # feed:bbo -> nowhere
                - route:
                    id: flows.watch
                    nodePrefixId: flows.watch/
                    description: Want quotes of both venues.
                    routeConfigurationId: park-on-failure
                    from:
                      uri: feed:bbo
                      parameters:
                        symbols: BTC
                        market: PERP
                        overflow: latest
                      steps:
                        - stop:
                            id: drop
                """;
    }

    private void copyRoutes() {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> write(routes().resolve(SHIPPED.relativize(file)), read(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
