package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./azalai java} says before it starts a Java. */
class LauncherTest {

    @TempDir
    Path folder;

    @Test
    void a_program_that_is_not_there_is_named() throws Exception {
        assertThat(said(2, "java", "/nope.java"))
                .contains("there is no file '/nope.java'", "examples/TradingExample.java")
                .doesNotContain("Exception");
        assertThat(said(2, "java")).contains("java needs the file of a program");
    }

    @Test
    void its_help_is_its_own() throws Exception {
        assertThat(said(0, "java", "--help")).startsWith("Usage: azalai java FILE");
    }

    private String said(int code, String... arguments) throws IOException, InterruptedException {
        Files.copy(Path.of("azalai"), folder.resolve("azalai"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("azalai.jar"), "");
        ProcessBuilder command =
                new ProcessBuilder("bash", folder.resolve("azalai").toString());
        command.command().addAll(java.util.List.of(arguments));
        Process process = command.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isEqualTo(code);
        return told;
    }
}
