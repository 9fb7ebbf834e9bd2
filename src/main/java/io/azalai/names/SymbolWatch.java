package io.azalai.names;

import io.azalai.flow.FlowProblem;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.RouteFiles;
import io.azalai.settings.Problem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, as soon as a venue has told its instruments, which flows that already run, and which lines of the
 * configuration, name what it does not list; each is said once and nothing stops. Safe for many threads.
 */
public final class SymbolWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SymbolWatch.class);

    private final RouteFiles files;
    private final FlowTrial trial;
    private final Consumer<FlowProblem> found;
    private final ConfiguredNames configured;
    private final Consumer<Problem> misconfigured;
    private final Set<Object> said = ConcurrentHashMap.newKeySet();

    public SymbolWatch(
            RouteFiles files,
            FlowTrial trial,
            Consumer<FlowProblem> found,
            ConfiguredNames configured,
            Consumer<Problem> misconfigured) {
        this.files = files;
        this.trial = trial;
        this.found = found;
        this.configured = configured;
        this.misconfigured = misconfigured;
    }

    /** Looks at every flow and at what is configured. */
    public void look() {
        Stream.of(configured.unlisted(), configured.absentDefaults())
                .flatMap(List::stream)
                .filter(said::add)
                .forEach(this::say);
        files.yours().stream()
                .flatMap(file -> trial.unknownSymbols(file).stream())
                .filter(said::add)
                .forEach(this::say);
    }

    private void say(Problem problem) {
        LOG.warn("the configuration names what its venue does not list: {}", problem);
        misconfigured.accept(problem);
    }

    private void say(FlowProblem problem) {
        LOG.warn("a flow gets nothing for a symbol: {}", problem);
        found.accept(problem);
    }
}
