package io.azalai.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Refuses configuration and routes that somebody else may change: routes are code. */
public final class OthersMayWrite {

    private OthersMayWrite() {}

    /**
     * Checks a file or folder.
     *
     * @throws ConfigurationException when its group or the world may write to it
     */
    public static void refuse(Path path) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new ConfigurationException(
                        path.toString(),
                        List.of(new Problem("rights", "others may write to it", "run: chmod go-w " + path)));
            }
        } catch (UnsupportedOperationException | IOException notPosix) {
            // a file system without such rights, or no such file: whoever opens it will say so
        }
    }
}
