package io.azalai.http;

import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The secret that opens the API: 256 random bits in {@code state/ui-token}, readable by its owner only. Immutable. */
public final class ApiToken {

    /** Its file in the state directory. */
    public static final String FILE = "ui-token";

    private final byte[] token;

    private ApiToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The token of a state directory; made when there is none yet.
     *
     * @throws ConfigurationException when its file holds none: whoever sends nothing would be let in
     */
    public static ApiToken of(Path stateDirectory, SecureRandom random) {
        Path file = stateDirectory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(stateDirectory);
                byte[] bits = new byte[32];
                random.nextBytes(bits);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(bits));
            }
            return new ApiToken(held(file));
        } catch (IOException unusable) {
            throw new UncheckedIOException("the API token " + file + " can be neither read nor made", unusable);
        }
    }

    private static String held(Path file) throws IOException {
        String held = Files.readString(file).strip();
        if (held.isEmpty()) {
            Problem none = new Problem("token", "is empty", "delete the file: the next start makes a new one");
            throw new ConfigurationException(file.toString(), List.of(none));
        }
        return held;
    }

    /** Whether a text is the token; takes as long for a wrong one as for the right one. */
    boolean matches(String text) {
        return MessageDigest.isEqual(token, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "ApiToken[hidden]";
    }
}
