package io.azalai.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The running service, called over its API; the options say which. */
final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--url", description = "Address of the running service (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with its token (default: ${DEFAULT-VALUE}; of a demo: data/demo/state/ui-token).")
    private Path tokenFile = Path.of("state/ui-token");

    /** Calls the API; the body is JSON, or empty for none. */
    Answer call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1) // an upgrade to HTTP/2 loses the Host that the API asks for
                    .connectTimeout(Duration.ofSeconds(3))
                    .build()
                    .send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), tree(response.body()));
        } catch (IOException unreachable) {
            throw new NoServiceException(url.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoServiceException(url.toString());
        }
    }

    private String token() {
        Path file = Home.at(tokenFile);
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            throw new NoServiceException(url + " (its token " + file + " cannot be read)");
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    record Answer(int status, JsonNode json) {

        /** Nobody can tell whether it was done. */
        private static final int UNKNOWN = 504;

        /** The exit code that fits the status. */
        int exitCode() {
            if (status / 100 == 2) {
                return ExitCode.OK;
            }
            return status == UNKNOWN ? ExitCode.OUTCOME_UNKNOWN : ExitCode.REFUSED;
        }

        /** One line for people: what went wrong. */
        String refusal() {
            JsonNode error = json.path("error");
            if (error.isMissingNode()) {
                return "no answer to that (" + status
                        + "): the service is starting or stopping; ask for the order before sending it again";
            }
            String advice = error.has("advice") ? "; " + error.path("advice").asText() : "";
            return (status == UNKNOWN ? "unknown (" : "refused (") + status + "): "
                    + error.path("code").asText() + " - " + error.path("text").asText() + advice;
        }
    }
}
