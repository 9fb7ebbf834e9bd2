package io.azalai;

import io.azalai.flow.FlowProblem;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.RouteFiles;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, as soon as a venue has told its instruments, which flows that already run name a symbol it does not list; each is
 * said once and nothing stops. Safe for many threads.
 */
final class SymbolWatch {

    private static final Logger log = LoggerFactory.getLogger(SymbolWatch.class);

    private final RouteFiles files;
    private final FlowTrial trial;
    private final Consumer<FlowProblem> found;
    private final Set<FlowProblem> said = ConcurrentHashMap.newKeySet();

    SymbolWatch(RouteFiles files, FlowTrial trial, Consumer<FlowProblem> found) {
        this.files = files;
        this.trial = trial;
        this.found = found;
    }

    /** Looks at every flow. */
    void look() {
        files.yours().stream()
                .flatMap(file -> trial.unknownSymbols(file).stream())
                .filter(said::add)
                .forEach(this::say);
    }

    private void say(FlowProblem problem) {
        log.warn("a flow gets nothing for a symbol: {}", problem);
        found.accept(problem);
    }
}
