package io.azalai.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The folder that relative paths start at: where the launcher stands. */
final class Home {

    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("azalai.home", ".")).toAbsolutePath().normalize();
    }

    /**
     * The folder of routes: the usual one, which may be missing, or the one that is named.
     *
     * @throws ParameterException when that is no folder
     */
    static Path routes(@Nullable Path named, CommandSpec spec) {
        if (named == null) {
            return at(Path.of("routes"));
        }
        Path folder = at(named);
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "--routes must name a folder of routes; there is no folder " + folder);
        }
        return folder;
    }

    /** A path as the user wrote it: absolute, or below {@link #folder}. */
    static Path at(Path path) {
        return folder().resolve(path).normalize();
    }
}
