package io.azalai.flow;

import io.azalai.flow.RouteText.Entry;
import io.azalai.flow.RouteText.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.EndpointUriFactory;

/**
 * Puts what Camel says of a route file into words for its author: the line, the reason, what would be right. Immutable.
 *
 * @param context the context that refused the file
 * @param file its name
 * @param text what stands in it
 */
record Refusal(CamelContext context, String file, RouteText text) {

    private static final Pattern LINE = Pattern.compile("line[:\\s]+(\\d+)");
    private static final Pattern UNKNOWN_OPTIONS = Pattern.compile("Unknown parameters=\\[\\{(\\w+)=");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'|(\\S+)");

    FlowProblem of(Throwable refused) {
        List<Throwable> chain = chain(refused);
        Optional<String> uri = first(chain, ResolveEndpointFailedException.class)
                .map(ResolveEndpointFailedException::getUri)
                .or(() -> first(chain, NoSuchEndpointException.class).map(NoSuchEndpointException::getUri));
        if (uri.isPresent()) {
            return ofEndpoint(uri.get(), chain);
        }
        String reason = String.valueOf(chain.get(chain.size() - 1).getMessage()).strip();
        return new FlowProblem(file, statedLine(chain).orElseGet(() -> guess(chain, reason)), reason);
    }

    private FlowProblem ofEndpoint(String uri, List<Throwable> chain) {
        Optional<EndpointUse> use =
                text.endpoints().stream().filter(each -> each.isMeantBy(uri)).findFirst();
        Matcher unknown = UNKNOWN_OPTIONS.matcher(
                String.valueOf(chain.get(chain.size() - 1).getMessage()));
        if (unknown.find()) {
            String option = unknown.group(1);
            String scheme = uri.replaceAll(":.*", "");
            int line = use.map(each -> each.parameters().get(option))
                    .map(Word::line)
                    .or(() -> use.map(EndpointUse::line))
                    .orElseGet(() -> guess(chain, option));
            return new FlowProblem(
                    file, line, scheme + ": has no option '" + option + "'" + FlowLint.meant(option, options(scheme)));
        }
        String reason = String.valueOf(chain.get(chain.size() - 1).getMessage()).strip();
        return new FlowProblem(
                file,
                valueIn(reason).or(() -> use.map(EndpointUse::line)).orElseGet(() -> guess(chain, reason)),
                reason);
    }

    private Set<String> options(String scheme) {
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        return factory == null ? Set.of() : new TreeSet<>(factory.propertyNames());
    }

    /** Camel tells no line: that of the value complained of, else of the route, else of the first one. */
    private int guess(List<Throwable> chain, String reason) {
        return valueIn(reason)
                .or(() -> routeIn(chain))
                .orElseGet(() ->
                        text.routes().stream().map(Entry::line).findFirst().orElse(1));
    }

    private Optional<Integer> valueIn(String reason) {
        return QUOTED.matcher(reason)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(word -> text.texts(word::equals).stream())
                .map(Word::line)
                .findFirst();
    }

    private Optional<Integer> routeIn(List<Throwable> chain) {
        return first(chain, FailedToCreateRouteException.class).flatMap(failed -> text.routes().stream()
                .map(Entry::id)
                .flatMap(Stream::ofNullable)
                .filter(id -> id.text().equals(failed.getRouteId()))
                .map(Word::line)
                .findFirst());
    }

    private static Optional<Integer> statedLine(List<Throwable> chain) {
        return chain.stream()
                .map(each -> LINE.matcher(String.valueOf(each.getMessage())))
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .filter(line -> line > 0)
                .findFirst();
    }

    private static List<Throwable> chain(Throwable refused) {
        return Stream.iterate(refused, each -> each != null, Throwable::getCause)
                .limit(20)
                .toList();
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
