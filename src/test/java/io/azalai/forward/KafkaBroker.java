package io.azalai.forward;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this JVM, on loopback. One is shared by all tests of a JVM; a test that stops and starts one makes
 * its own. Confined to the test's thread.
 */
public final class KafkaBroker implements AutoCloseable {

    private static KafkaBroker shared;

    private final Path folder;
    private final int port;
    private final Path properties;
    private KafkaRaftServer server;

    private KafkaBroker() {
        try {
            folder = Files.createTempDirectory("azalai-kafka");
            port = freePort();
            properties = Files.writeString(folder.resolve("server.properties"), text(freePort()));
            format();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The broker of this JVM, started on first use. */
    public static synchronized KafkaBroker shared() {
        if (shared == null) {
            shared = stopped();
            shared.start();
        }
        return shared;
    }

    /** A broker of one's own, not yet started. */
    public static KafkaBroker stopped() {
        return new KafkaBroker();
    }

    /** Its address. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it, again after {@link #close} with all it had. */
    public void start() {
        server = new KafkaRaftServer(KafkaConfig.fromProps(load()), Time.SYSTEM);
        server.startup();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Reads a topic from its beginning until so many records came. */
    public List<ConsumerRecord<String, String>> read(String topic, int atLeast) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "group.id",
                "t" + topic + System.nanoTime());
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (records.size() < atLeast && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** A reader of all topics of a pattern, from their beginning. */
    public KafkaConsumer<String, String> reader(Pattern topics) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "group.id",
                "r" + System.nanoTime());
        var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(topics);
        return consumer;
    }

    private String text(int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                num.partitions=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.enable=false
                """.formatted(port, controllerPort, folder.resolve("log"));
    }

    private void format() {
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()};
        kafka.tools.StorageTool.execute(
                arguments, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private Properties load() {
        Properties loaded = new Properties();
        try (var reader = Files.newBufferedReader(properties)) {
            loaded.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return loaded;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
