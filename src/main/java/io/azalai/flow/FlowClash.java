package io.azalai.flow;

import io.azalai.flow.RouteText.Entry;
import io.azalai.flow.RouteText.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds names that two files give: each is sound alone, but Camel has one of each name. */
public final class FlowClash {

    private FlowClash() {}

    /** The clashes in files, said of the later one. */
    public static List<FlowProblem> among(List<Path> files) {
        Map<String, Path> taken = new HashMap<>();
        List<FlowProblem> problems = new ArrayList<>();
        for (Path file : files) {
            List<Word> names = names(file);
            names.forEach(name -> clash(file, name, taken.get(name.text())).forEach(problems::add));
            names.forEach(name -> taken.putIfAbsent(name.text(), file));
        }
        return problems;
    }

    public static List<FlowProblem> of(Path file, Collection<Path> others) {
        List<FlowProblem> problems = new ArrayList<>();
        List<Word> names = names(file);
        for (Path other : others) {
            List<String> taken = names(other).stream().map(Word::text).toList();
            names.stream().filter(name -> taken.contains(name.text())).forEach(name -> clash(file, name, other)
                    .forEach(problems::add));
        }
        return problems;
    }

    private static Stream<FlowProblem> clash(Path file, Word name, @Nullable Path other) {
        return Stream.ofNullable(other)
                .map(taken -> new FlowProblem(
                        file.toString(),
                        name.line(),
                        "the id '" + name.text() + "' is taken by " + taken + "; choose another"));
    }

    /** Ids of routes, and of what kamelets make, which are routes too. */
    private static List<Word> names(Path file) {
        try {
            RouteText text = RouteText.read(file);
            return Stream.concat(
                            text.routes().stream().map(Entry::id).flatMap(Stream::ofNullable),
                            text.endpoints().stream()
                                    .filter(use -> use.scheme().equals("kamelet")
                                            && use.path().contains("/"))
                                    .map(use -> new Word(
                                            use.path().substring(use.path().indexOf('/') + 1), use.line())))
                    .toList();
        } catch (IOException | YamlEngineException unreadable) {
            return List.of(); // which is said when it is tried
        }
    }
}
