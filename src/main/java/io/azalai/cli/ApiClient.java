package io.azalai.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--url", description = "Address of the running service (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with its token (default: ${DEFAULT-VALUE}; of a demo: data/demo/state/ui-token).")
    private Path tokenFile = Path.of("state/ui-token");

    /**
     * Calls the API.
     *
     * @param body JSON, or empty for none
     * @param subject what is to be done; {@link Subject#NONE} where nothing is changed by asking
     * @throws NoServiceException when nothing can have reached a service
     * @throws UnansweredException when what changes something may have been done, and no answer tells
     */
    Answer call(String method, String path, String body, Subject subject) {
        return call(method, path, body, subject, USUAL_PATIENCE);
    }

    /** The same of what may take longer, such as an hour. */
    Answer call(String method, String path, String body, Subject subject, Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token(subject))
                .header("Content-Type", "application/json")
                .header("User-Agent", "azalai-cli")
                .timeout(patience)
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1) // an upgrade to HTTP/2 loses the Host that the API asks for
                    .connectTimeout(Duration.ofSeconds(3))
                    .build()
                    .send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), tree(response.body()), subject);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw new NoServiceException(url.toString(), subject);
        } catch (IOException lost) {
            throw unanswered(String.valueOf(lost.getMessage()), subject);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unanswered("interrupted", subject);
        }
    }

    /** After the call has left: who only looked can look again. */
    private RuntimeException unanswered(String why, Subject subject) {
        return subject.isEmpty()
                ? new NoServiceException(url + " (" + why + ")", subject)
                : new UnansweredException(url + " (" + why + ")", subject);
    }

    /** The state folder of that service: where its token is. */
    Path stateFolder() {
        Path folder = Home.at(tokenFile).getParent();
        return folder == null ? Home.folder() : folder;
    }

    private String token(Subject subject) {
        Path file = Home.at(tokenFile);
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            throw new NoServiceException(url + " (its token " + file + " cannot be read)", subject);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    /**
     * What the service said.
     *
     * @param subject what was to be done
     */
    record Answer(int status, JsonNode json, Subject subject) {

        /** The exit code that fits the status; a failure that does not say that nothing was done leaves that open. */
        int exitCode() {
            if (status / 100 == 2) {
                return ExitCode.OK;
            }
            boolean told = json.path("error").has("outcome");
            boolean unknown = told
                    ? json.path("error").path("outcome").asText().equals("UNKNOWN")
                    : status / 100 == 5 && !subject.isEmpty();
            return unknown ? ExitCode.OUTCOME_UNKNOWN : ExitCode.REFUSED;
        }

        /** One line for people: what went wrong, and with which order. */
        String refusal() {
            boolean unknown = exitCode() == ExitCode.OUTCOME_UNKNOWN;
            String start = (unknown ? "unknown (" : "refused (") + status + "): ";
            JsonNode error = json.path("error");
            String text = error.isMissingNode()
                    ? "the service is starting or stopping"
                    : error.path("code").asText() + " - " + error.path("text").asText();
            return start
                    + text
                    + (unknown ? "; " + subject.unknown() : subject.isEmpty() ? "" : " (" + subject.name() + ")");
        }
    }

    /**
     * What a call is to do.
     *
     * @param name such as {@code order a-1}
     * @param look where to see whether it was done
     * @param again how to ask for it once more without doing it twice
     */
    record Subject(String name, String look, String again) {

        static final Subject NONE = new Subject("", "", "");

        /** What orders show. */
        Subject(String name, String again) {
            this(name, "look with ./azalai orders list --all", again);
        }

        boolean isEmpty() {
            return name.isEmpty();
        }

        /** What to do where nobody can tell whether it was done. */
        String unknown() {
            return name + " may or may not have been done: " + look + ", or " + again;
        }
    }
}
