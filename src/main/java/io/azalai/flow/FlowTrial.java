package io.azalai.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultCamelContextNameStrategy;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;

/**
 * Tries route files in a context of their own, where everything is built and nothing is started: what fails here never
 * touches what runs.
 */
public final class FlowTrial {

    private static final Pattern LINE = Pattern.compile("line[:\\s]+(\\d+)");

    private final CamelContext live;
    private final FlowLint lint;
    private final Consumer<CamelContext> components;

    /**
     * Tries against the beans and properties of a context.
     *
     * @param components gives a context the components that are set up by hand
     */
    public FlowTrial(CamelContext live, FlowLint lint, Consumer<CamelContext> components) {
        this.live = live;
        this.lint = lint;
        this.components = components;
    }

    /** What is wrong with a file; the ids of its routes when nothing is. */
    public Outcome of(Path file) {
        List<FlowProblem> problems = new ArrayList<>(lint.problems(file));
        if (!problems.isEmpty()) {
            return new Outcome(Set.of(), problems);
        }
        try (DefaultCamelContext scratch = scratch()) {
            PluginHelper.getRoutesLoader(scratch).loadRoutes(RouteFiles.file(scratch, file));
            Set<String> ids = new TreeSet<>();
            scratch.getRouteDefinitions().stream()
                    .filter(FlowTrial::isPlain)
                    .map(RouteDefinition::getRouteId)
                    .forEach(ids::add);
            scratch.start();
            return new Outcome(ids, List.of());
        } catch (Exception refused) {
            return new Outcome(Set.of(), List.of(problem(file, refused)));
        }
    }

    private static boolean isPlain(RouteDefinition route) {
        return route.getTemplateParameters() == null;
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

    private static FlowProblem problem(Path file, Throwable refused) {
        Throwable root = refused;
        int line = lineIn(refused);
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
            line = line > 0 ? line : lineIn(root);
        }
        return new FlowProblem(
                file.toString(), line, String.valueOf(root.getMessage()).strip());
    }

    private static int lineIn(Throwable failure) {
        Matcher matcher = LINE.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /**
     * What came of a trial.
     *
     * @param routes ids of the routes in the file; empty when it is refused
     * @param problems what is wrong; empty when it may be used
     */
    public record Outcome(Set<String> routes, List<FlowProblem> problems) {

        public Outcome {
            routes = Set.copyOf(routes);
            problems = List.copyOf(problems);
        }
    }
}
