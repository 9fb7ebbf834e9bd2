package io.azalai.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultCamelContextNameStrategy;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Tries route files in a context of their own, where everything is built and nothing is started: what fails here never
 * touches what runs.
 */
public final class FlowTrial {

    /** What stays inside: everything else an endpoint names may act on the world. */
    private static final Set<String> INSIDE =
            Set.of("bean", "class", "direct", "feed", "kamelet", "log", "scheduler", "seda", "timer");

    private static final String ORDERS = "direct://orders";

    private final CamelContext live;
    private final FlowSymbols symbols;
    private final Consumer<CamelContext> components;

    /**
     * Tries against the beans and properties of a context.
     *
     * @param book which symbols mean something
     * @param components gives a context the components that are set up by hand
     */
    public FlowTrial(CamelContext live, SymbolBook book, Consumer<CamelContext> components) {
        this.live = live;
        this.symbols = new FlowSymbols(book, live::resolvePropertyPlaceholders);
        this.components = components;
    }

    /** What is wrong with a file; the ids of its routes when nothing is. */
    public Outcome of(Path file) {
        List<FlowProblem> problems = FlowLint.problems(file);
        if (!problems.isEmpty()) {
            return Outcome.refused(problems);
        }
        try (DefaultCamelContext scratch = scratch()) {
            RouteText text = RouteText.read(file);
            try {
                return build(scratch, file, text);
            } catch (Exception refused) {
                return Outcome.refused(List.of(new Refusal(scratch, file.toString(), text).of(refused)));
            }
        } catch (IOException gone) {
            return Outcome.refused(List.of(new FlowProblem(file.toString(), 1, "cannot be read")));
        }
    }

    /** The symbols in a file that mean nothing, as far as is known by now. */
    public List<FlowProblem> unknownSymbols(Path file) {
        try {
            return symbols.problems(file.toString(), RouteText.read(file));
        } catch (IOException | YamlEngineException | IllegalArgumentException unreadable) {
            return List.of(); // which is said when it is tried
        }
    }

    private Outcome build(DefaultCamelContext scratch, Path file, RouteText text) throws Exception {
        PluginHelper.getRoutesLoader(scratch).loadRoutes(RouteFiles.templates(scratch));
        PluginHelper.getRoutesLoader(scratch).loadRoutes(RouteFiles.file(scratch, file));
        Set<String> ids = new TreeSet<>(); // before the start, which adds those that kamelets are made of
        scratch.getRouteDefinitions().stream().map(RouteDefinition::getRouteId).forEach(ids::add);
        scratch.start();
        List<FlowProblem> unknown = symbols.problems(file.toString(), text);
        if (!unknown.isEmpty()) {
            return Outcome.refused(unknown);
        }
        boolean starts = scratch.getRouteDefinitions().stream()
                .filter(route -> ids.contains(route.getRouteId()))
                .anyMatch(route -> isOn(scratch, route));
        return new Outcome(ids, starts, outside(scratch), symbols.orderVenues(text), List.of());
    }

    private static Set<String> outside(CamelContext scratch) {
        return scratch.getEndpoints().stream()
                .map(Endpoint::getEndpointBaseUri)
                .filter(uri -> uri.equals(ORDERS) || !INSIDE.contains(uri.replaceAll(":.*", "")))
                .map(uri -> uri.replaceFirst("://", ":"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOn(CamelContext scratch, RouteDefinition route) {
        String word = route.getAutoStartup();
        return word == null || Boolean.parseBoolean(scratch.resolvePropertyPlaceholders(word));
    }

    private DefaultCamelContext scratch() {
        DefaultCamelContext scratch = new DefaultCamelContext(BorrowedRegistry.of(live.getRegistry()));
        scratch.setNameStrategy(new DefaultCamelContextNameStrategy("trial"));
        scratch.setAutoStartup(false);
        scratch.disableJMX();
        PropertiesComponent properties = (PropertiesComponent) scratch.getPropertiesComponent();
        components.accept(scratch);
        live.getRegistry().findByType(PropertiesSource.class).forEach(properties::addPropertiesSource);
        return scratch;
    }

    /**
     * What came of a trial.
     *
     * @param routes ids of the routes in the file; empty when it is refused
     * @param starts whether any of them starts by itself
     * @param outside endpoints through which it may act on the world, orders included, without their options
     * @param orderVenues venues that its orders can be seen to name or follow; empty when that shows only in messages
     * @param problems what is wrong; empty when it may be used
     */
    public record Outcome(
            Set<String> routes,
            boolean starts,
            Set<String> outside,
            Set<String> orderVenues,
            List<FlowProblem> problems) {

        public Outcome {
            routes = Set.copyOf(routes);
            outside = Collections.unmodifiableSet(new TreeSet<>(outside));
            orderVenues = Collections.unmodifiableSet(new TreeSet<>(orderVenues));
            problems = List.copyOf(problems);
        }

        /** Whether it hands orders to the one order path. */
        public boolean trades() {
            return outside.contains(ORDERS.replaceFirst("://", ":"));
        }

        static Outcome refused(List<FlowProblem> problems) {
            return new Outcome(Set.of(), false, Set.of(), Set.of(), problems);
        }
    }
}
