package io.azalai.flow;

import io.azalai.settings.OthersMayWrite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * The route files that make up the service: the system's, which are in the jar and may be overridden by a file of the
 * same path, and the user's, which are only in the folder.
 */
public final class RouteFiles {

    /** Folders of the system's routes, in the order in which they are loaded. */
    public static final List<String> SYSTEM = List.of("shared", "orders", "market", "ingest");

    /** Folders of the user's routes, which are reloaded while running. */
    public static final List<String> YOURS = List.of("forward", "alerts", "flows", "examples");

    /** What your routes may be made from, of the system's files. */
    private static final List<String> TEMPLATES = List.of("shared/relay.camel.yaml");

    private static final String ENDING = ".camel.yaml";

    private final Path folder;
    private final Set<String> venuesLeftOut;

    /** Under a folder; the ingest routes of these venues are left out, since they are not enabled. */
    public RouteFiles(Path folder, Set<String> venuesLeftOut) {
        this.folder = folder;
        this.venuesLeftOut = Set.copyOf(venuesLeftOut);
    }

    /** The folder of the user's routes and of overrides. */
    public Path folder() {
        return folder;
    }

    /** Paths below the folder of the system routes that a file there overrides. */
    public List<String> overridden(CamelContext context) {
        return systemNames().stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .filter(name -> differs(context, name))
                .toList();
    }

    /** The system's routes: from the folder where it has them, else from the jar. */
    public List<Resource> system(CamelContext context) {
        return systemNames().stream()
                .map(name -> Files.exists(folder.resolve(name))
                        ? file(context, folder.resolve(name))
                        : packed(context, name))
                .toList();
    }

    /** The templates that your routes may name, as the jar has them. */
    static List<Resource> templates(CamelContext context) {
        return TEMPLATES.stream().map(name -> packed(context, name)).toList();
    }

    private static Resource packed(CamelContext context, String name) {
        return PluginHelper.getResourceLoader(context).resolveResource("classpath:routes/" + name);
    }

    private boolean differs(CamelContext context, String name) {
        Resource original = packed(context, name);
        if (!original.exists()) {
            return true;
        }
        try (InputStream shipped = original.getInputStream()) {
            return !Arrays.equals(shipped.readAllBytes(), Files.readAllBytes(folder.resolve(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The user's routes. */
    public List<Resource> yours(CamelContext context) {
        return yours().stream().map(path -> file(context, path)).toList();
    }

    /** The files of the user's routes. */
    public List<Path> yours() {
        List<Path> files = new ArrayList<>();
        for (String part : YOURS) {
            files.addAll(filesIn(folder.resolve(part)));
        }
        return files;
    }

    /** Whether a file is one of the user's routes. */
    public boolean isYours(Path file) {
        return file.getFileName().toString().endsWith(ENDING)
                && YOURS.stream().anyMatch(part -> file.toAbsolutePath()
                        .startsWith(folder.resolve(part).toAbsolutePath()));
    }

    /** Whether a route of this id is the user's: ids begin with the folder. */
    public static boolean isYours(String routeId) {
        return YOURS.stream().anyMatch(part -> routeId.startsWith(part + "."));
    }

    /** A file as Camel reads it. */
    static Resource file(CamelContext context, Path path) {
        OthersMayWrite.refuse(path);
        return PluginHelper.getResourceLoader(context).resolveResource("file:" + path.toAbsolutePath());
    }

    private Set<String> systemNames() {
        Set<String> names = new TreeSet<>(Comparator.comparing(RouteFiles::rank).thenComparing(name -> name));
        names.addAll(PackedFiles.ROUTES.names(ENDING));
        for (String part : SYSTEM) {
            filesIn(folder.resolve(part))
                    .forEach(file -> names.add(folder.relativize(file).toString()));
        }
        names.removeIf(name -> name.startsWith("ingest/") && venuesLeftOut.contains(stem(name)));
        return names;
    }

    private static int rank(String name) {
        return SYSTEM.indexOf(name.substring(0, Math.max(0, name.indexOf('/'))));
    }

    private static String stem(String name) {
        return name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length());
    }

    private static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        OthersMayWrite.refuse(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
