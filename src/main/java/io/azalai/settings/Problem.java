package io.azalai.settings;

/**
 * One thing wrong with the configuration.
 *
 * @param path where: {@code exchanges.aster.base_url}
 * @param what what was found, never a secret
 * @param cure what would be right
 */
public record Problem(String path, String what, String cure) {

    @Override
    public String toString() {
        return path + ": " + what + "; " + cure;
    }
}
