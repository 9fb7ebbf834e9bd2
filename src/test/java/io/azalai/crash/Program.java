package io.azalai.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code io.azalai.Main} in a process of its own; what it says is kept in files. Safe for many threads: the operating
 * system's.
 */
final class Program {

    private static final Duration END = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final long startedAt = System.nanoTime();

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Started without what makes it fast later, since it ends soon; it says {@code name.out}, it logs {@code name.log}.
     */
    static Program start(Path home, String classPath, String name, List<String> arguments) {
        Path log = home.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dazalai.home=" + home,
                "-cp",
                classPath,
                "io.azalai.Main"));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(log.toFile())
                    .redirectOutput(home.resolve(name + ".out").toFile());
            return new Program(builder.start(), log);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended, or that it runs. */
    String state() {
        return process.isAlive() ? "runs" : "ended with " + process.exitValue();
    }

    /** How long it has run. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Where it logs. */
    Path log() {
        return log;
    }

    /** SIGKILL: nothing is finished. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; whether it left within a minute. */
    boolean leaves() throws InterruptedException {
        process.destroy();
        boolean left = process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return left;
    }
}
