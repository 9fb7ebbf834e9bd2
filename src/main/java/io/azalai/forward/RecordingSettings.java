package io.azalai.forward;

import io.azalai.settings.Block;
import java.nio.file.Path;
import java.util.Map;

/**
 * The block {@code recording} of the configuration.
 *
 * @param enabled whether events are written to files
 * @param folder of the files
 * @param maxFileBytes size at which a file is closed and a new one begun
 * @param maxFiles files kept of each dataset; the oldest is deleted
 */
public record RecordingSettings(boolean enabled, Path folder, long maxFileBytes, int maxFiles) {

    private static final long MEGABYTE = 1_048_576;

    public RecordingSettings {
        if (maxFileBytes < 1 || maxFiles < 1) {
            throw new IllegalArgumentException(
                    "recording needs at least one file of at least one byte, was " + maxFiles + " of " + maxFileBytes);
        }
    }

    public static RecordingSettings read(Block block) {
        int megabytes = block.whole("max_file_mb", 16);
        int files = block.whole("max_files", 8);
        if (megabytes < 1) {
            block.problem("max_file_mb", "is " + megabytes, "write 1 or more");
        }
        if (files < 1) {
            block.problem("max_files", "is " + files, "write 1 or more");
        }
        return new RecordingSettings(
                block.flag("enabled", false),
                Path.of(block.text("dir", "data/events")),
                Math.max(1, megabytes) * MEGABYTE,
                Math.max(1, files));
    }

    /** What routes see. */
    public Map<String, String> properties() {
        return Map.of("forward.recording.enabled", Boolean.toString(enabled));
    }
}
