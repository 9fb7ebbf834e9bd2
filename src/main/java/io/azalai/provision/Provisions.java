package io.azalai.provision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.alert.TelegramSettings;
import io.azalai.forward.KafkaSettings;
import io.azalai.forward.RecordingSettings;
import io.azalai.forward.TopicMarks;
import io.azalai.market.CandleSettings;
import io.azalai.model.Mode;
import io.azalai.settings.Block;
import io.azalai.settings.ConfigSchema;
import io.azalai.settings.Configuration;
import io.azalai.settings.ConfigurationReader;
import io.azalai.timing.Clocks;
import io.azalai.trade.DeadManTimes;
import io.azalai.trade.journal.OutboxBound;
import io.azalai.trade.journal.Storage;
import io.azalai.trade.paper.PaperSettings;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueSettings;
import io.azalai.venue.rest.RouteCalls;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of all rooms, read and checked before anything starts.
 *
 * @param venues settings by name of the venues that are enabled
 * @param leftOut names of the venues that are not
 * @param stateFolder folder of what must survive a restart whatever the mode
 * @param storage what this mode remembers, and where
 * @param outbox how much may wait for Kafka
 * @param emergencyFlatten whether a halt closes positions too
 * @param cancelOnDisconnect whether what opens is cancelled where a stream is lost
 * @param cancelOnShutdown whether open orders are cancelled when the service stops
 */
public record Provisions(
        Configuration configuration,
        Mode mode,
        String instance,
        Map<String, VenueSettings> venues,
        Set<String> leftOut,
        RiskLimits limits,
        DeadManTimes deadMan,
        boolean emergencyFlatten,
        boolean cancelOnDisconnect,
        TelegramSettings telegram,
        KafkaSettings kafka,
        RecordingSettings recording,
        CandleSettings candles,
        PaperSettings paper,
        ServerSettings server,
        Path stateFolder,
        Storage storage,
        OutboxBound outbox,
        boolean cancelOnShutdown) {

    /**
     * Reads all of it: from the plan's file, or from these values where it names none.
     *
     * @param demo null where the plan names a file
     * @throws io.azalai.settings.ConfigurationException when anything is wrong, with all that is
     */
    public static Provisions read(Plan plan, @Nullable ObjectNode demo) {
        Map<String, Venue> known = new TreeMap<>();
        ServiceLoader.load(Venue.class).forEach(venue -> known.put(venue.name(), venue));
        Map<String, String> schemas = new TreeMap<>();
        known.forEach((name, venue) -> schemas.put(name, venue.schema()));
        ConfigurationReader reader = new ConfigurationReader(ConfigSchema.with(schemas), environment(plan));
        Configuration configuration = demo == null
                ? reader.read(Objects.requireNonNull(plan.config(), "neither a file nor values"))
                : reader.of("the demo's configuration", demo);
        Provisions provisions = of(configuration, known, plan);
        configuration.requireSound();
        return provisions;
    }

    /**
     * A venue that is connected to nothing and whose orders nobody can place.
     *
     * @throws IllegalArgumentException when there is none of that name, naming those there are
     */
    public static OpenVenue unconnected(String name, Clocks clocks) {
        Map<String, Venue> known = new TreeMap<>();
        ServiceLoader.load(Venue.class).forEach(venue -> known.put(venue.name(), venue));
        Venue venue = known.get(name);
        if (venue == null) {
            throw new IllegalArgumentException("there is no venue '" + name + "'; there are " + known.keySet());
        }
        ConfigurationReader reader = new ConfigurationReader(ConfigSchema.with(Map.of(name, venue.schema())), Map.of());
        ObjectNode nobody = ConfigurationReader.empty();
        venue.nobodysAccount().forEach(nobody.withObjectProperty("exchanges").withObjectProperty(name)::put);
        Block block =
                reader.of("no configuration", nobody).root().block("exchanges").block(name);
        return venue.read(block).open(VenueContext.reading(clocks, new RouteCalls()));
    }

    private static Provisions of(Configuration configuration, Map<String, Venue> known, Plan plan) {
        Block root = configuration.root();
        Mode mode = mode(root);
        Map<String, VenueSettings> enabled = enabled(root, known);
        if (mode == Mode.DEMO) {
            DemoAddresses.require(root, enabled);
        }
        Storage storage = Storage.read(root.block("storage"), plan.home());
        Set<String> leftOut = new TreeSet<>(known.keySet());
        leftOut.removeAll(enabled.keySet());
        return new Provisions(
                configuration,
                mode,
                root.text("instance", "azalai"),
                enabled,
                leftOut,
                limits(root),
                DeadManTimes.read(new BlockLimits(root.block("risk"))),
                root.block("risk").flag("emergency_flatten", false),
                root.block("risk").flag("cancel_on_disconnect", false),
                TelegramSettings.read(root.block("telegram")),
                KafkaSettings.read(root.block("kafka")),
                recording(root.block("recording"), plan.home()),
                candles(root.block("candles")),
                paper(root.block("paper")),
                ServerSettings.read(root.block("server")),
                storage.folder(),
                mode == Mode.LIVE ? storage : storage.within(storage.folder().resolve(mode.word())),
                outbox(root.block("storage")),
                root.text("on_shutdown", "leave").equals("cancel"));
    }

    private static Map<String, VenueSettings> enabled(Block root, Map<String, Venue> known) {
        Map<String, VenueSettings> enabled = new LinkedHashMap<>();
        known.forEach((name, venue) -> {
            VenueSettings settings = venue.read(root.block("exchanges").block(name));
            if (settings.enabled()) {
                enabled.put(name, settings);
            }
        });
        if (enabled.isEmpty()) {
            root.problem("exchanges", "enables no venue", "enable one of " + known.keySet());
        }
        return enabled;
    }

    private static RiskLimits limits(Block root) {
        RiskLimits limits =
                RiskLimits.read(new BlockLimits(root.block("trading")), new BlockLimits(root.block("risk")));
        limits.errors().forEach(error -> root.problem(error.path(), error.what(), error.cure()));
        return limits;
    }

    private static RecordingSettings recording(Block block, Path home) {
        RecordingSettings read = RecordingSettings.read(block);
        return new RecordingSettings(read.enabled(), home.resolve(read.folder()), read.maxFileBytes(), read.maxFiles());
    }

    private static OutboxBound outbox(Block block) {
        OutboxBound usual = OutboxBound.USUAL;
        return new OutboxBound(
                block.whole("outbox_max_rows", Math.toIntExact(usual.rows())),
                Duration.ofHours(block.whole(
                        "outbox_max_hours", Math.toIntExact(usual.age().toHours()))));
    }

    private static Mode mode(Block root) {
        String word = root.text("mode", Mode.PAPER.word());
        try {
            return Mode.of(word);
        } catch (IllegalArgumentException unknown) {
            root.problem("mode", "is '" + word + "'", "write one of " + Mode.words());
            return Mode.PAPER;
        }
    }

    private static PaperSettings paper(Block block) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        Block given = block.block("balances");
        given.blocks().keySet().forEach(asset -> {
            BigDecimal amount = given.decimal(asset, BigDecimal.ZERO);
            if (amount.signum() < 0) {
                given.problem(asset, "is " + amount, "write 0 or more");
            }
            balances.put(asset, amount);
        });
        return block.has("balances") ? new PaperSettings(balances) : PaperSettings.DEFAULT;
    }

    private static CandleSettings candles(Block block) {
        int backfill = block.whole("backfill", CandleSettings.DEFAULT.backfill());
        if (backfill < 0) {
            block.problem("backfill", "is " + backfill, "write 0 or more");
        }
        return new CandleSettings(block.flag("fill_gaps", CandleSettings.DEFAULT.fillGaps()), Math.max(0, backfill));
    }

    /** What each venue's prices are wanted of, where a flow names no symbol: in any spelling, by venue. */
    public Map<String, List<String>> symbols() {
        Map<String, List<String>> symbols = new LinkedHashMap<>();
        venues.forEach((name, settings) -> symbols.put(name, settings.symbols()));
        return symbols;
    }

    /** Folder of what this mode remembers on this machine: only what is real stands in {@link #stateFolder}. */
    public Path state() {
        return storage.folder();
    }

    /** The same as it is run: topics say what is not of real money, and on paper no key of the user's is kept. */
    public Provisions asRun() {
        List<Boolean> testnets =
                venues.values().stream().map(VenueSettings::testnet).toList();
        KafkaSettings marked = kafka.marked(TopicMarks.of(mode, testnets));
        if (mode != Mode.PAPER) {
            return with(venues, marked, stateFolder, storage);
        }
        Map<String, VenueSettings> onPaper = new LinkedHashMap<>();
        venues.forEach((name, settings) -> onPaper.put(name, settings.onPaper()));
        return with(onPaper, marked, stateFolder, storage);
    }

    /** Whose state this start writes, by what tells it apart: it must never be mixed with another's. */
    public Map<String, String> owner() {
        Map<String, String> owner = new TreeMap<>();
        owner.put("mode", mode.word());
        venues.forEach((name, settings) -> {
            owner.put("network of " + name, settings.testnet() ? "testnet" : "mainnet");
            if (mode != Mode.PAPER) {
                settings.addresses()
                        .forEach((alias, address) -> owner.put("account " + alias + " of " + name, address));
            }
        });
        return owner;
    }

    /** The same, with what must survive a restart in another folder, all of it. */
    public Provisions withState(Path folder) {
        return with(venues, kafka, folder, storage.within(folder));
    }

    private Provisions with(Map<String, VenueSettings> settings, KafkaSettings topics, Path folder, Storage kept) {
        return new Provisions(
                configuration,
                mode,
                instance,
                settings,
                leftOut,
                limits,
                deadMan,
                emergencyFlatten,
                cancelOnDisconnect,
                telegram,
                topics,
                recording,
                candles,
                paper,
                server,
                folder,
                kept,
                outbox,
                cancelOnShutdown);
    }

    /** The environment, with what the command line wants above it. */
    private static Map<String, String> environment(Plan plan) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.putAll(plan.overrides());
        return environment;
    }
}
