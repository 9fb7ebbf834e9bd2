package io.azalai.cli;

import java.nio.file.Path;

/** The folder that relative paths start at: where the launcher stands. */
final class Home {

    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("azalai.home", ".")).toAbsolutePath().normalize();
    }

    /** A path as the user wrote it: absolute, or below {@link #folder}. */
    static Path at(Path path) {
        return folder().resolve(path).normalize();
    }
}
