package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To know one venue's folder is to know the other's. */
class FloorPlanTest {

    private static final Path ROOM = Path.of("src/main/java/io/azalai/venue");
    private static final Path TESTS = Path.of("src/test/java/io/azalai/venue");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+|package-info)(?:\\.java)?`");

    /** What only Aster has, and what of the venue makes it so. */
    private static final Map<String, String> ASTER = Map.of(
            "Endpoint", "a hundred addresses in two versions, each with a weight of its own: section 3",
            "Parameters", "what is signed is the text of the parameters: sections 2.3 and 2.4",
            "ListenKeys", "private sockets are opened with a key that ends: section 6.4",
            "FundingRules", "intervals and bounds of funding come apart from the rates: section 3.1",
            "Slices", "the past is read in slices of seven days: section 3.4");

    /** What only Hyperliquid has, likewise. */
    private static final Map<String, String> HYPERLIQUID = Map.ofEntries(
            Map.entry("CallTables", "some calls differ by dex, so each has a table of its own: section 2"),
            Map.entry("AgentEnds", "an agent without a name is told of by a stream alone: section 2.5"),
            Map.entry("Modes", "what backs perpetuals is a mode of the account: section 2.5"),
            Map.entry("Tokens", "anybody may deploy a token under a name that another has: sections 2.2 and 5.2"),
            Map.entry("SweepFrames", "one frame tells of all coins at once: section 6.2"),
            Map.entry("Actions", "orders and cancels are one signed object: section 3.3"),
            Map.entry(
                    "UserAction", "some actions only the account's own key signs, as typed data: sections 3.4 and 4.4"),
            Map.entry("MessagePack", "an action is hashed in this binary form: section 4.3"),
            Map.entry("AccountLimits", "an account has limits of its own, beside the address's weight: section 7.2"),
            Map.entry("AddressBudget", "actions of a whole life count against volume: section 7.2"),
            Map.entry("DailyActions", "some actions count by the day: section 7.2"),
            Map.entry("OpenOrders", "so do open orders: section 7.2"),
            Map.entry("AnswerCodec", "an action is answered by a status for each of its elements: section 3.2"),
            Map.entry("TwapWrites", "the venue works orders off over time: section 3.3"),
            Map.entry("WorthCodec", "the venue keeps what an account was worth: section 2.5"));

    private static final Map<String, Map<String, String>> REASONS = Map.of("Aster", ASTER, "Hyperliquid", HYPERLIQUID);

    private static final Pattern CALL = Pattern.compile("(\\w+)\\.class,\\s+(\\w+)\\(\\)");

    /** A method of a call, with what stands above it. */
    private static final Pattern DESCRIBED = Pattern.compile(
            "((?:/\\*\\*(?:(?!\\*/).)*\\*/)?)\\R    (?:Call|Query|SignedAction)<[^\\n;=]+> (\\w+)\\(\\) \\{",
            Pattern.DOTALL);

    private static final List<Pattern> SAID = Stream.of(
                    "\\{@code [A-Za-z/0-9 ]+}", "(?i)weight", "signed", "[Ss]ections?[\\s*]+\\d\\.\\d")
            .map(Pattern::compile)
            .toList();

    static List<String> venues() throws IOException {
        try (Stream<Path> rooms = Files.list(ROOM)) {
            return rooms.filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .map(room -> room.substring(0, 1).toUpperCase(Locale.ROOT) + room.substring(1))
                    .filter(venue -> Files.exists(folder(ROOM, venue).resolve(venue + ".java")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("venues")
    void the_guide_lists_the_files_of_a_venue_and_no_other(String venue) throws IOException {
        SortedSet<String> guided = named("1. ", "2. ");
        guided.removeIf(FloorPlanTest::isOfTheContract);
        guided.addAll(ofItsOwn(venue));

        assertThat(files(ROOM, venue)).isEqualTo(guided);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void what_only_one_venue_has_has_a_reason(String venue) throws IOException {
        assertThat(ofItsOwn(venue))
                .isEqualTo(REASONS.getOrDefault(venue, Map.of()).keySet());
    }

    @Test
    void the_guide_lists_the_tests_that_every_venue_has() throws IOException {
        SortedSet<String> every = new TreeSet<>(files(TESTS, venues().get(0)));
        for (String venue : venues()) {
            every.retainAll(files(TESTS, venue));
        }
        every.removeIf(name -> !name.endsWith("Test") || name.contains("Acme"));

        assertThat(named("7. ", "8. ")).containsAll(every);
    }

    @Test
    void a_request_that_several_venues_answer_is_answered_by_the_same_method_of_the_same_class() throws IOException {
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        Map<String, Integer> answered = new HashMap<>();
        for (String venue : venues()) {
            calls(venue).forEach((request, place) -> {
                places.computeIfAbsent(request, first -> new TreeSet<>()).add(place);
                answered.merge(request, 1, Integer::sum);
            });
        }

        assertThat(places).allSatisfy((request, place) -> assertThat(place).hasSize(1));
        assertThat(answered.values()).filteredOn(venues -> venues > 1).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void every_call_says_its_address_weight_signature_and_section(String venue) throws IOException {
        List<String> silent = new ArrayList<>();
        int calls = 0;
        for (String source : sources(venue).values()) {
            for (MatchResult call : DESCRIBED.matcher(source).results().toList()) {
                calls++;
                if (!SAID.stream().allMatch(said -> said.matcher(call.group(1)).find())) {
                    silent.add(call.group(2));
                }
            }
        }

        assertThat(silent).isEmpty();
        assertThat(calls).isGreaterThan(30);
    }

    private static boolean isOfTheContract(String name) {
        return Files.exists(ROOM.resolve(name + ".java")) && !name.equals("package-info");
    }

    private static Path folder(Path room, String venue) {
        return room.resolve(venue.toLowerCase(Locale.ROOT));
    }

    /** The files of a venue; its own name in them is no difference. */
    private static SortedSet<String> files(Path room, String venue) throws IOException {
        try (Stream<Path> files = Files.list(folder(room, venue))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .map(name -> name.replace(venue, "Acme"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What stands in code type in the section of a venue; none where only the others have such. */
    private static SortedSet<String> ofItsOwn(String venue) throws IOException {
        return named("### " + venue, "### ");
    }

    /** The names in code type of the guide from a line that begins so to the next that begins with another. */
    private static SortedSet<String> named(String from, String to) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("docs/adding-a-venue.md"))) {
            inside = line.startsWith(from) || (inside && !line.startsWith(to));
            if (inside) {
                NAME.matcher(line).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }

    /** Class and method by request, as the tables of calls pair them. */
    private static SortedMap<String, String> calls(String venue) throws IOException {
        SortedMap<String, String> calls = new TreeMap<>();
        sources(venue).forEach((name, source) -> CALL.matcher(source)
                .results()
                .forEach(call -> calls.put(call.group(1), name + "." + call.group(2))));
        return calls;
    }

    private static SortedMap<String, String> sources(String venue) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder(ROOM, venue))) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
