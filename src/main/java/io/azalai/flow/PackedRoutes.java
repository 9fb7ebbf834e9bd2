package io.azalai.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The route files that came with the program, in its jar or in the folder of its classes. */
final class PackedRoutes {

    private static final String ROOT = "routes/";
    private static final String ONE_OF_THEM = "/routes/shared/failures.camel.yaml";

    private PackedRoutes() {}

    /** Paths below {@code routes/}, with slashes, of the files with this ending. */
    static List<String> names(String ending) {
        URL known = Objects.requireNonNull(PackedRoutes.class.getResource(ONE_OF_THEM), ONE_OF_THEM);
        try {
            URLConnection connection = known.openConnection();
            return connection instanceof JarURLConnection jar ? inJar(jar, ending) : inFolder(known, ending);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the routes of the program cannot be read", unreadable);
        }
    }

    private static List<String> inJar(JarURLConnection jar, String ending) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(ROOT) && name.endsWith(ending))
                .map(name -> name.substring(ROOT.length()))
                .toList();
    }

    private static List<String> inFolder(URL known, String ending) throws IOException {
        Path root = Path.of(URI.create(known.toString())).resolve("../..").normalize();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }
}
