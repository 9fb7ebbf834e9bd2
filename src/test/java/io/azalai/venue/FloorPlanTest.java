package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To know one venue's folder is to know the other's. */
class FloorPlanTest {

    private static final Path ROOM = Path.of("src/main/java/io/azalai/venue");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** What only Aster has, and what of the venue makes it so. */
    private static final Map<String, String> ASTER = Map.of(
            "Endpoint", "a hundred addresses in two versions, each with a weight of its own: section 3",
            "Parameters", "what is signed is the text of the parameters: sections 2.3 and 2.4",
            "ListenKeys", "private sockets are opened with a key that ends: section 6.4",
            "ServerClock", "a request is refused where clocks differ: section 7",
            "FundingRules", "intervals and bounds of funding come apart from the rates: section 3.1",
            "Slices", "the past is read in slices of seven days: section 3.4");

    /** What only Hyperliquid has, likewise. */
    private static final Map<String, String> HYPERLIQUID = Map.ofEntries(
            Map.entry("CallTables", "some calls differ by dex, so each has a table of its own: section 2"),
            Map.entry("AgentEnds", "an agent without a name is told of by a stream alone: section 2.5"),
            Map.entry("Modes", "what backs perpetuals is a mode of the account: section 2.5"),
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

    @ParameterizedTest
    @CsvSource({"Aster, Hyperliquid", "Hyperliquid, Aster"})
    void what_only_one_venue_has_has_a_reason_and_stands_in_the_guide(String venue, String other) throws IOException {
        SortedSet<String> alone = new TreeSet<>(files(venue));
        alone.removeAll(files(other));

        assertThat(alone).isEqualTo(new TreeSet<>(REASONS.get(venue).keySet())).isEqualTo(listed(venue));
    }

    @Test
    void a_request_that_both_venues_answer_is_answered_by_the_same_method_of_the_same_class() throws IOException {
        SortedMap<String, String> aster = calls("aster");
        SortedMap<String, String> hyperliquid = calls("hyperliquid");
        aster.keySet().retainAll(hyperliquid.keySet());
        hyperliquid.keySet().retainAll(aster.keySet());

        assertThat(aster).isEqualTo(hyperliquid).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
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

    /** The files of a venue; its own name in them is no difference. */
    private static Set<String> files(String venue) throws IOException {
        try (Stream<Path> files = Files.list(ROOM.resolve(venue.toLowerCase(Locale.ROOT)))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .map(name -> name.replace(venue, "Venue"))
                    .collect(Collectors.toSet());
        }
    }

    /** What stands in code type in the section of a venue, of those that are files. */
    private static SortedSet<String> listed(String venue) throws IOException {
        String guide = Files.readString(Path.of("docs/adding-a-venue.md"));
        String section = guide.substring(guide.indexOf("### " + venue)).split("\\n### ", 2)[0];
        return NAME.matcher(section)
                .results()
                .map(found -> found.group(1))
                .filter(name -> Character.isUpperCase(name.charAt(0)) && !name.equals("Errors"))
                .collect(Collectors.toCollection(TreeSet::new));
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
        try (Stream<Path> files = Files.list(ROOM.resolve(venue))) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
