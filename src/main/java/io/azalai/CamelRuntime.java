package io.azalai;

import io.azalai.check.Causes;
import io.azalai.flow.FlowClash;
import io.azalai.flow.FlowLint;
import io.azalai.flow.FlowProblem;
import io.azalai.flow.FlowReload;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.RouteFiles;
import io.azalai.http.OrdersApi;
import io.azalai.model.Alert;
import io.azalai.model.Mode;
import io.azalai.model.RiskLevel;
import io.azalai.model.Severity;
import io.azalai.names.ConfiguredNames;
import io.azalai.names.SymbolWatch;
import io.azalai.observe.BudgetCheck;
import io.azalai.observe.ClockCheck;
import io.azalai.observe.Gauges;
import io.azalai.observe.JournalCheck;
import io.azalai.observe.ModeCheck;
import io.azalai.observe.VenueCheck;
import io.azalai.provision.Plan;
import io.azalai.provision.Ports;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import io.azalai.stream.AhcWsComponent;
import io.azalai.trade.AddressRoleCheck;
import io.azalai.trade.WrongAccount;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.budget.RequestBudget;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel, given the beans of the modules and loaded with the routes: REST first, then the instruments, then all that
 * needs them. Confined to the thread that starts and stops the service.
 */
final class CamelRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(CamelRuntime.class);

    /** Whose process it is. */
    static final String USER = System.getProperty("user.name", "user");

    private static final String SWITCHES = "config/application.properties";

    private final Provisions provisions;
    private final Modules modules;
    private final RouteFiles files;
    private final ConfiguredNames names;
    private final Plan plan;
    private final int port;
    private final int managementPort;
    private final Main camel = new Main();
    private @Nullable SymbolWatch symbolWatch;

    CamelRuntime(Provisions provisions, Modules modules, Plan plan) {
        this.provisions = provisions;
        this.modules = modules;
        this.plan = plan;
        this.names = new ConfiguredNames(provisions, modules.venues(), modules.symbols());
        this.files = new RouteFiles(plan.routes(), provisions.leftOut());
        this.port = Ports.usable(
                "server.port", provisions.server().host(), provisions.server().port());
        this.managementPort = Ports.usable(
                "server.management_port",
                provisions.server().host(),
                provisions.server().managementPort());
    }

    /** Starts everything; what is given runs when the streams do, before any flow. */
    void begin(Runnable streaming) {
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy()); // its own hook would wait for a start cut short
        camel.setPropertyPlaceholderLocations(switches());
        servers().forEach(camel::addInitialProperty);
        camel.bind("http-threads", new VertxOptions().setWorkerPoolSize(OrdersApi.THREADS));
        camel.configure().setAutoStartup(false);
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport main) {
                load(main.getCamelContext());
            }
        });
        try {
            camel.start();
            addChecks();
            Gauges.bind(context(), modules.watched());
            AddressRoleCheck roles = modules.addressRoles(asked(), this::wrongAccount);
            new StartSequence(context(), modules, names, roles, streaming, Objects.requireNonNull(symbolWatch)::look)
                    .begin();
            String live = provisions.mode() == Mode.LIVE
                    ? ", confirmed " + (plan.liveConfirmed() ? "by the caller" : "on the terminal")
                    : "";
            modules.orders().audit(USER, "start", "mode " + provisions.mode().word() + live, "done");
        } catch (ConfigurationException known) {
            camel.stop();
            throw known;
        } catch (Exception failed) {
            try {
                requireSoundFlows();
            } finally {
                camel.stop();
            }
            throw new IllegalStateException("the routes cannot be started: " + Causes.of(failed), failed);
        }
    }

    /** Camel's own switches: the user's, or where there are none those of the jar. */
    private String switches() {
        Path file = plan.home().resolve(SWITCHES);
        return Files.exists(file) ? "file:" + file : "classpath:" + SWITCHES + ";optional=true";
    }

    /** What stands above the switches, since it comes from the configuration. */
    private Map<String, String> servers() {
        Map<String, String> properties = new HashMap<>();
        String host = provisions.server().host();
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.host", host);
        properties.put("camel.server.port", String.valueOf(port));
        properties.put("camel.management.enabled", "true");
        properties.put("camel.management.host", host);
        properties.put("camel.management.port", String.valueOf(managementPort));
        return properties;
    }

    private void load(CamelContext context) {
        RouteBindings bindings = new RouteBindings(provisions, modules);
        bindings.properties(context, plan);
        bindings.components(context);
        bindings.beans(context);
        files.overridden(context)
                .forEach(file ->
                        LOG.warn("system route overridden by {}", files.folder().resolve(file)));
        FlowTrial trial = new FlowTrial(context, modules.symbols(), bindings::components);
        FlowReload reload = new FlowReload(files, trial, this::refused, this::edited);
        symbolWatch = new SymbolWatch(
                files,
                trial,
                this::unknownSymbol,
                names,
                problem -> alert("config.unlisted", problem.path(), problem.toString()));
        files.system(context).forEach(resource -> add(context, resource));
        requireSound(flowProblems());
        files.yours().forEach(file -> reload.loaded(file, FlowLint.routes(file)));
        files.yours(context).forEach(resource -> add(context, resource));
        try {
            context.addService(reload);
        } catch (Exception failed) {
            throw new IllegalStateException("the routes cannot be watched for edits", failed);
        }
    }

    private List<FlowProblem> flowProblems() {
        List<FlowProblem> problems = new ArrayList<>();
        for (Path file : files.yours()) {
            problems.addAll(FlowLint.problems(file));
        }
        problems.addAll(FlowClash.among(files.yours()));
        return problems;
    }

    private void requireSound(List<FlowProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    files.folder().toString(),
                    problems.stream()
                            .map(problem -> new Problem(
                                    problem.file() + ":" + problem.line(), problem.reason(), "mend or delete the file"))
                            .toList());
        }
    }

    /** Trying each flow by itself takes seconds, so it is done only where all together could not be built. */
    private void requireSoundFlows() {
        FlowTrial trial =
                new FlowTrial(context(), modules.symbols(), new RouteBindings(provisions, modules)::components);
        requireSound(files.yours().stream()
                .flatMap(file -> trial.of(file).problems().stream())
                .toList());
    }

    private void addChecks() {
        HealthCheckRegistry checks = Objects.requireNonNull(HealthCheckRegistry.get(context()), "camel-health is here");
        AhcWsComponent sockets = context().getComponent("ahc-ws", AhcWsComponent.class);
        checks.register(new JournalCheck(modules.orders().journalWatch()));
        checks.register(new ModeCheck(provisions.mode()));
        modules.venues().forEach(venue -> {
            checks.register(new VenueCheck(venue, modules.orders().accounts()));
            checks.register(new ClockCheck(venue));
            checks.register(new BudgetCheck(
                    venue,
                    context().getRegistry().lookupByNameAndType(venue.name() + "-request-budget", RequestBudget.class),
                    sockets));
        });
    }

    private void edited(String what) {
        modules.orders().audit(USER, "flow", what, "done");
    }

    /** A refused edit is an alert: whoever edits watches those, not the log. */
    private void refused(FlowProblem problem) {
        alert("flow.refused", problem.file(), "the edit is not taken over, what ran keeps running: " + problem);
    }

    /** The accounts of a demo are the simulated venues' own: nobody wrote them. */
    private List<OpenVenue> asked() {
        return provisions.mode() == Mode.LIVE ? modules.venues() : List.of();
    }

    /** Nothing trades at its venue until somebody has corrected it and lifted the latch. */
    private void wrongAccount(WrongAccount wrong) {
        modules.orders()
                .watch()
                .kill(RiskLevel.HALTED, Scope.ofVenue(wrong.venue().name()), "start");
        alert("config.wrong-account", wrong.key(), wrong.toString());
    }

    private void unknownSymbol(FlowProblem problem) {
        alert("flow.unknown-symbol", problem.file(), "a flow gets nothing for a symbol: " + problem);
    }

    private void alert(String kind, String scope, String text) {
        modules.feed()
                .publish(Alert.raised(
                        Severity.WARN, kind, scope, text, modules.clock().instant()));
    }

    private static void add(CamelContext context, Resource resource) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        } catch (Exception broken) {
            throw new IllegalStateException(resource.getLocation() + ": " + Causes.of(broken), broken);
        }
    }

    void end() {
        camel.stop();
    }

    CamelContext context() {
        return camel.getCamelContext();
    }

    String apiUrl() {
        return "http://" + provisions.server().host() + ":" + port;
    }
}
