package io.azalai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowReloadTest {

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<FlowProblem> refused = new CopyOnWriteArrayList<>();
    private final List<String> changed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("flows"));
        write("steady", "answer: old");
        write("changing", "answer: old");
        RouteFiles files = new RouteFiles(folder, Set.of());
        FlowTrial trial = new FlowTrial(context, SymbolBook.UNKNOWN, components -> {});
        FlowReload reload = new FlowReload(files, trial, refused::add, changed::add);
        for (Path file : files.yours()) {
            reload.loaded(file, trial.of(file).routes());
            PluginHelper.getRoutesLoader(context).loadRoutes(RouteFiles.file(context, file));
        }
        context.addService(reload);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void an_edit_takes_effect_and_other_routes_run_on() throws IOException {
        Object steady = context.getRoute("flows.steady").getConsumer();

        write("changing", "answer: new");

        await().atMost(Duration.ofSeconds(5)).until(() -> ask("changing").equals("answer: new"));
        assertThat(context.getRoute("flows.steady").getConsumer()).isSameAs(steady);
        await().atMost(Duration.ofSeconds(5)).until(() -> changed.equals(List.of("changing.camel.yaml taken over")));
    }

    @Test
    void a_broken_edit_is_refused_with_file_and_line_and_the_old_route_runs_on() throws IOException {
        Files.writeString(file("changing"), """
                - route:
                    id: flows.changing
                    routeConfigurationId: park-on-failure
                    from:
                      uri: direct:changing
                      steps:
                        - setBdy:
                            constant: x
                """);

        await().atMost(Duration.ofSeconds(5)).until(() -> !refused.isEmpty());
        assertThat(refused.get(0).file()).endsWith("changing.camel.yaml");
        assertThat(refused.get(0).line()).isPositive();
        assertThat(refused.get(0).reason()).contains("setBdy");
        assertThat(ask("changing")).isEqualTo("answer: old");
    }

    @Test
    void an_edit_that_names_no_failure_policy_or_repeats_a_key_is_refused() throws IOException {
        Files.writeString(file("changing"), route("changing", "x").replace("park-on-failure", "park-on-failur"));
        await().atMost(Duration.ofSeconds(5)).until(() -> refused.size() == 1);

        Files.writeString(file("changing"), route("changing", "x").replace("    from:", "    id: twice\n    from:"));
        await().atMost(Duration.ofSeconds(5)).until(() -> refused.size() == 2);

        assertThat(refused.get(0).reason()).contains("no failure policy 'park-on-failur'");
        assertThat(refused.get(1).toString()).contains("changing.camel.yaml:").contains("duplicate");
        assertThat(ask("changing")).isEqualTo("answer: old");
    }

    @Test
    void an_unknown_endpoint_option_is_refused() throws IOException {
        Files.writeString(
                file("changing"), route("changing", "x").replace("direct:changing", "direct:changing?blok=true"));

        await().atMost(Duration.ofSeconds(5)).until(() -> !refused.isEmpty());
        assertThat(refused.get(0).reason()).contains("blok");
    }

    @Test
    void an_id_that_another_file_gives_is_refused_with_both_files() throws IOException {
        Files.writeString(file("copy"), route("steady", "x"));

        await().atMost(Duration.ofSeconds(5)).until(() -> !refused.isEmpty());
        assertThat(refused.get(0).toString())
                .contains("copy.camel.yaml:2: the id 'flows.steady' is taken by", "steady.camel.yaml; choose another");
        assertThat(ask("steady")).isEqualTo("answer: old");
    }

    @Test
    void a_new_file_starts_and_a_deleted_one_stops() throws IOException {
        write("fresh", "answer: fresh");
        await().atMost(Duration.ofSeconds(5)).until(() -> context.getRoute("flows.fresh") != null);
        assertThat(ask("fresh")).isEqualTo("answer: fresh");

        Files.delete(file("fresh"));

        await().atMost(Duration.ofSeconds(5)).until(() -> context.getRoute("flows.fresh") == null);
        assertThat(ask("steady")).isEqualTo("answer: old");
    }

    @Test
    void a_route_that_left_its_file_stops() throws IOException {
        Files.writeString(file("changing"), route("changing", "answer: old") + route("second", "answer: second"));
        await().atMost(Duration.ofSeconds(5)).until(() -> context.getRoute("flows.second") != null);

        write("changing", "answer: old");

        await().atMost(Duration.ofSeconds(5)).until(() -> context.getRoute("flows.second") == null);
    }

    private String ask(String route) {
        return context.createProducerTemplate().requestBody("direct:" + route, null, String.class);
    }

    private Path file(String name) {
        return folder.resolve("flows/" + name + ".camel.yaml");
    }

    private void write(String name, String answer) throws IOException {
        Files.writeString(file(name), route(name, answer));
    }

    private static String route(String name, String answer) {
        return """
                - route:
                    id: flows.%s
                    routeConfigurationId: park-on-failure
                    from:
                      uri: direct:%s
                      steps:
                        - setBody:
                            constant: "%s"
                """.formatted(name, name, answer);
    }
}
