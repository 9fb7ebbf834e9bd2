package io.azalai.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The compiled classes as a jar, as users have them: a process that starts from it starts a second sooner. */
final class AppJar {

    private static final String CLASSES = "classes";

    private AppJar() {}

    /** A class path of the jar and all libraries; the jar is made in a folder. */
    static String classPath(Path folder) {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String libraries = Arrays.stream(given.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Path classes = Arrays.stream(given.split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.endsWith(CLASSES))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no folder of classes in " + given));
        return make(classes, folder.resolve("azalai.jar")) + File.pathSeparator + libraries;
    }

    private static Path make(Path classes, Path jar) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(0);
            for (Path file : files.filter(each -> !each.equals(classes)).toList()) {
                String name = classes.relativize(file).toString();
                boolean folder = Files.isDirectory(file);
                out.putNextEntry(new ZipEntry(folder ? name + "/" : name));
                if (!folder) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        return jar;
    }
}
