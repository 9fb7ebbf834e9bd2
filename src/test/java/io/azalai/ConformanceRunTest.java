package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Node {@code conformance/run} takes, told before anything is installed or started. */
class ConformanceRunTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "echo v20.0.0, 0, ''",
        "echo v22.11.0, 0, ''",
        "echo v18.19.0, 1, 'conformance: needs Node 20 or newer and found v18.19.0; '",
        "exit 127, 1, 'conformance: needs Node 20 or newer and found none; '"
    })
    void an_older_node_is_refused_by_its_version(String node, int code, String told) throws Exception {
        Path fake = Files.writeString(folder.resolve("node"), "#!/bin/sh\n" + node + "\n");
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder command = new ProcessBuilder("bash", "conformance/run", "--node").redirectErrorStream(true);
        command.environment().merge("PATH", folder.toString(), (old, first) -> first + ":" + old);

        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(said).startsWith(told);
        assertThat(said.isEmpty()).isEqualTo(code == 0);
    }
}
