package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command line makes of answers, and of none: whoever reads it decides whether to order again. */
class ApiClientTest {

    private static final String AGAIN = "repeat the command with --id a-1, which never does it twice";

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {'code':'ORDER_TOO_LARGE','text':'much','outcome':'NOT_SENT'} | 4 | refused (422):"
                        + " ORDER_TOO_LARGE - much (NEW under id a-1)",
                "503 | {'code':'VENUE_NOT_READY','text':'wait','outcome':'NOT_SENT'} | 4 | refused (503):"
                        + " VENUE_NOT_READY - wait (NEW under id a-1)",
                "504 | {'code':'UNREADABLE','text':'late','outcome':'UNKNOWN'}       | 6 | unknown (504): UNREADABLE -"
                        + " late; NEW under id a-1 may or may not",
                "500 | {'code':'INTERNAL','text':'inside'}                           | 6 | unknown (500): INTERNAL -"
                        + " inside; NEW under id a-1 may or may not",
                "502 |                                                               | 6 | unknown (502): the service"
                        + " is starting or stopping; NEW under id a-1",
                "404 |                                                               | 4 | refused (404): the service"
                        + " is starting or stopping (NEW under id a-1)"
            })
    void only_what_says_that_nothing_was_done_is_called_refused(int status, String error, int code, String words)
            throws Exception {
        String body = error == null ? "" : "{\"error\":" + error.replace('\'', '"') + "}";

        assertThat(placed(answer(status, body))).isEqualTo(code);

        assertThat(said.toString()).startsWith(words);
        assertThat(said.toString().contains(AGAIN)).isEqualTo(code == ExitCode.OUTCOME_UNKNOWN);
    }

    @Test
    void a_connection_lost_after_the_order_was_sent_leaves_its_outcome_unknown() throws Exception {
        assertThat(placed("")).isEqualTo(ExitCode.OUTCOME_UNKNOWN);

        assertThat(said.toString()).contains("NEW under id a-1 may or may not have been done", AGAIN);
    }

    @Test
    void a_backup_that_a_service_does_not_answer_is_not_made_as_if_that_were_stopped() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answerOnce(service, "/copy", ""));
            String to = folder.resolve("copy").toString();
            assertThat(run(service.getLocalPort(), "backup", "--to", to)).isEqualTo(ExitCode.OUTCOME_UNKNOWN);
            answering.get();
        }
        assertThat(said.toString())
                .contains("the backup may or may not have been done: it was where its folder has a journal.db");
    }

    @Test
    void where_nobody_listens_nothing_was_done() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            free.close();
            assertThat(run(free.getLocalPort(), "orders", "place", "aster", "BTC", "BUY", "1"))
                    .isEqualTo(ExitCode.NO_SERVICE);
        }
        assertThat(said.toString()).containsPattern("NEW under id cli-[0-9]+-[0-9]+ was not done");
    }

    /** Places an order with a service that reads it and says this, or nothing. */
    private int placed(String answer) throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> answering =
                    CompletableFuture.runAsync(() -> answerOnce(service, "\"createdAt\"", answer));
            int code = run(service.getLocalPort(), "orders", "place", "aster", "BTC", "BUY", "1", "--id", "a-1");
            answering.get();
            return code;
        }
    }

    private static void answerOnce(ServerSocket service, String asked, String answer) {
        try (Socket caller = service.accept()) {
            InputStream in = caller.getInputStream();
            StringBuilder read = new StringBuilder();
            while (!read.toString().contains(asked)) {
                read.append((char) in.read());
            }
            in.readNBytes(in.available());
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " x\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    private int run(int port, String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        CommandLine line = Azalai.line(new Services(Clock.systemUTC(), null, null, null, null, new NoJournal()));
        line.setErr(new PrintWriter(said, true));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 4);
        System.arraycopy(
                new String[] {"--token-file", token.toString(), "--url", "http://127.0.0.1:" + port},
                0,
                all,
                arguments.length,
                4);
        return line.execute(all);
    }
}
