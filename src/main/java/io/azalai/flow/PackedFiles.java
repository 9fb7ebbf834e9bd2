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

/** Files that came with the program, in its jar or in the folder of its classes. */
enum PackedFiles {
    ROUTES("routes/", "shared/failures.camel.yaml"),
    KAMELETS("kamelets/", "venue-order-sink.kamelet.yaml");

    private final String root;
    private final String oneOfThem;

    PackedFiles(String root, String oneOfThem) {
        this.root = root;
        this.oneOfThem = "/" + root + oneOfThem;
    }

    /** Paths below their folder, with slashes, of the files with this ending. */
    List<String> names(String ending) {
        URL known = Objects.requireNonNull(PackedFiles.class.getResource(oneOfThem), oneOfThem);
        try {
            URLConnection connection = known.openConnection();
            return connection instanceof JarURLConnection jar ? inJar(jar, ending) : inFolder(known, ending);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the " + root + " of the program cannot be read", unreadable);
        }
    }

    private List<String> inJar(JarURLConnection jar, String ending) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(root) && name.endsWith(ending))
                .map(name -> name.substring(root.length()))
                .toList();
    }

    private List<String> inFolder(URL known, String ending) throws IOException {
        Path folder = Path.of(URI.create(
                        known.toString().substring(0, known.toString().lastIndexOf(root))))
                .resolve(root);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }
}
