package io.azalai.flow;

import io.azalai.flow.RouteText.Word;
import io.azalai.model.Dataset;
import io.azalai.model.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a route file the symbols that mean nothing at the venue they are asked of: in sources, and in order requests
 * that are written out; and sources that would stay silent. {@code *} and no symbol at all mean every one. Immutable.
 */
final class FlowSymbols {

    private static final String EVERY = "*";
    private static final Pattern SOURCE = Pattern.compile("venue-(.*)-source(/.*)?");
    private static final Pattern VENUE = Pattern.compile("\"venue\"\\s*:\\s*\"([^\"$]+)\"");
    private static final Pattern SYMBOL = Pattern.compile("\"symbol\"\\s*:\\s*\"([^\"$]+)\"");

    private final SymbolBook book;
    private final UnaryOperator<String> placeholders;

    /**
     * Looks symbols up in a book.
     *
     * @param placeholders replaces {@code {{...}}} by its value
     */
    FlowSymbols(SymbolBook book, UnaryOperator<String> placeholders) {
        this.book = book;
        this.placeholders = placeholders;
    }

    /** What is wrong with a file of that name. */
    List<FlowProblem> problems(String file, RouteText text) {
        List<FlowProblem> problems = new ArrayList<>();
        text.endpoints().stream().filter(FlowSymbols::isSource).forEach(use -> inSource(file, use, problems));
        text.texts(FlowSymbols::isOrder).forEach(order -> inOrder(file, order, problems));
        return problems;
    }

    private static boolean isSource(EndpointUse use) {
        return use.scheme().equals("feed")
                || (use.scheme().equals("kamelet") && SOURCE.matcher(use.path()).matches());
    }

    private void inSource(String file, EndpointUse use, List<FlowProblem> problems) {
        String venue =
                value(use, "venue").map(name -> name.toLowerCase(Locale.ROOT)).orElse(null);
        Market market = value(use, "market").flatMap(FlowSymbols::market).orElse(null);
        Set<Dataset> datasets = datasets(use);
        Word symbols = use.parameters().get("symbols");
        if (symbols == null) {
            silence(file, use.line(), venue, market, null, datasets, problems);
            return;
        }
        Arrays.stream(placeholders.apply(symbols.text()).split(","))
                .map(String::strip)
                .filter(symbol -> !symbol.isEmpty())
                .forEach(symbol -> {
                    if (!symbol.equals(EVERY)) {
                        object(file, symbols.line(), venue, market, symbol, problems);
                    }
                    String one = symbol.equals(EVERY) ? null : symbol;
                    silence(file, symbols.line(), venue, market, one, datasets, problems);
                });
    }

    /** The datasets that a source names; none where it means all, or they are unknown, which is said elsewhere. */
    private static Set<Dataset> datasets(EndpointUse use) {
        Matcher kamelet = SOURCE.matcher(use.path());
        String names = use.scheme().equals("kamelet") && kamelet.matches() ? kamelet.group(1) : use.path();
        return Arrays.stream(names.split(","))
                .flatMap(name -> Arrays.stream(Dataset.values())
                        .filter(dataset -> dataset.kebab().equals(name.strip())))
                .collect(Collectors.toSet());
    }

    private void silence(
            String file,
            int line,
            @Nullable String venue,
            @Nullable Market market,
            @Nullable String symbol,
            Set<Dataset> datasets,
            List<FlowProblem> problems) {
        if (!datasets.isEmpty()) {
            book.silence(venue, market, symbol, datasets)
                    .ifPresent(why -> problems.add(new FlowProblem(file, line, why)));
        }
    }

    /** The venues that orders written out in a file name or, where none is, that its sources are of. */
    Set<String> orderVenues(RouteText text) {
        Set<String> venues = new TreeSet<>();
        text.texts(FlowSymbols::isOrder).forEach(order -> {
            Matcher venue = VENUE.matcher(order.text());
            venues.add(venue.find() ? venue.group(1) : "");
        });
        if (venues.isEmpty()) {
            text.endpoints().stream().filter(FlowSymbols::isSource).forEach(use -> value(use, "venue")
                    .ifPresent(venues::add));
        }
        return venues;
    }

    private static boolean isOrder(String text) {
        return VENUE.matcher(text).find() && SYMBOL.matcher(text).find();
    }

    private void inOrder(String file, Word order, List<FlowProblem> problems) {
        Matcher venue = VENUE.matcher(order.text());
        Matcher symbol = SYMBOL.matcher(order.text());
        if (venue.find() && symbol.find()) {
            object(file, order.line(), venue.group(1), null, symbol.group(1), problems);
        }
    }

    private void object(
            String file,
            int line,
            @Nullable String venue,
            @Nullable Market market,
            String symbol,
            List<FlowProblem> problems) {
        book.objection(venue, market, symbol).ifPresent(why -> problems.add(new FlowProblem(file, line, why)));
    }

    private Optional<String> value(EndpointUse use, String option) {
        return Optional.ofNullable(use.parameters().get(option)).map(word -> placeholders.apply(word.text()));
    }

    private static Optional<Market> market(String name) {
        return Arrays.stream(Market.values())
                .filter(market -> market.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
