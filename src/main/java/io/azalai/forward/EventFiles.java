package io.azalai.forward;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;

/**
 * Events in files, one line of JSON each: {@code trade.ndjson} is written, {@code trade.1.ndjson} is the one before,
 * and so on up to the limit. Safe for many threads: one lock, held while a line is written.
 */
public final class EventFiles implements AutoCloseable {

    private final RecordingSettings settings;
    private final EventJson json;
    private final Map<Dataset, Open> files = new EnumMap<>(Dataset.class);

    /** Files as the settings want them; nothing is made before the first event. */
    public EventFiles(RecordingSettings settings, EventJson json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * Appends an event to the file of its dataset.
     *
     * @throws IOException when the disk does not take it; the next event tries again with the file reopened
     */
    public synchronized void append(Event event) throws IOException {
        byte[] line = (json.json(event) + "\n").getBytes(StandardCharsets.UTF_8);
        Dataset dataset = event.dataset();
        Open file = files.get(dataset);
        if (file != null && file.size + line.length > settings.maxFileBytes()) {
            files.remove(dataset);
            file.stream.close();
            rotate(dataset);
            file = null;
        }
        if (file == null) {
            file = open(dataset);
            files.put(dataset, file);
        }
        write(dataset, file, line);
    }

    @Override
    public synchronized void close() throws IOException {
        for (Open file : files.values()) {
            file.stream.close();
        }
        files.clear();
    }

    private void write(Dataset dataset, Open file, byte[] line) throws IOException {
        try {
            file.stream.write(line);
            file.size += line.length;
        } catch (IOException failure) {
            files.remove(dataset);
            file.stream.close();
            throw failure;
        }
    }

    private Open open(Dataset dataset) throws IOException {
        Files.createDirectories(settings.folder());
        Path path = path(dataset, 0);
        long size = Files.exists(path) ? Files.size(path) : 0;
        if (size >= settings.maxFileBytes()) {
            rotate(dataset);
            size = 0;
        }
        return new Open(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), size);
    }

    private void rotate(Dataset dataset) throws IOException {
        Files.deleteIfExists(path(dataset, settings.maxFiles() - 1));
        for (int age = settings.maxFiles() - 2; age >= 0; age--) {
            Path from = path(dataset, age);
            if (Files.exists(from)) {
                Files.move(from, path(dataset, age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path path(Dataset dataset, int age) {
        return settings.folder().resolve(dataset.kebab() + (age == 0 ? "" : "." + age) + ".ndjson");
    }

    /** A file being written. Guarded by the files' lock. */
    private static final class Open {
        private final OutputStream stream;
        private long size;

        private Open(OutputStream stream, long size) {
            this.stream = stream;
            this.size = size;
        }
    }
}
