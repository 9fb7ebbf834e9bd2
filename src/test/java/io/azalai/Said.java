package io.azalai;

import io.azalai.cli.Azalai;
import io.azalai.cli.Services;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command said, on both of its outputs, and how it ended.
 *
 * @param code its exit code
 */
record Said(int code, String text) {

    /** Carries a command out in this process; the outputs are the process's, so that no two may run at once. */
    static Said by(Services services, List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int code = Azalai.execute(services, arguments.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
