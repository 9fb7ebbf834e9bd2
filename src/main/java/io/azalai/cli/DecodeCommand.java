package io.azalai.cli;

import io.azalai.decode.DecodedLine;
import io.azalai.decode.LineDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code azalai decode}. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Show what Azalai makes of recorded frames and replies of a venue, for bug reports and tests.",
            "Reads a JSON object a line:",
            "  {\"id\": 1, \"transport\": \"WS\", \"endpoint\": \"\", \"payload\": {...}}",
            "  {\"id\": 2, \"transport\": \"REST\", \"endpoint\": \"POST /info l2Book\", \"request\": {...}, \"status\": 200, \"payload\": {...}}",
            "and prints one for each: {\"id\": 1, \"events\": [...]} or {\"id\": 2, \"error\": {\"class\", \"outcome\", \"code\", \"text\"}}.",
            "Of a batch, which orders were refused stands beside: \"errors\": [{\"index\", \"class\", \"outcome\", \"code\", \"text\"}].",
            "What was asked may be left out: a refusal is told without it, and an answer that needs it says what is missing.",
            "Of a socket the endpoint is its address. On Aster one with fstream says that a frame is of futures, one with sstream or spot that it is of spot;",
            "without it the recorded instruments tell, and where they do not, futures are assumed, but for what spot alone sends (trade, a best bid and offer without a kind).",
            "A payload may be a string where it is no JSON. Exit code 0 when every line was read, errors of venues included."
        })
final class DecodeCommand implements Callable<Integer> {

    /** Some editors begin a file with it. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String NOTHING = "\"events\":[]}";

    @Option(names = "--venue", required = true, paramLabel = "NAME", description = "The venue, such as hyperliquid.")
    private String venue = "";

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description = {
                "Recorded metadata: replies that list instruments, one JSON after the other, bare or as recorded lines.",
                "Without it symbols go by the venue's names."
            })
    private @Nullable Path instruments;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The lines (default: standard input).")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    DecodeCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        LineDecoder decoder = decoder();
        boolean whole = true;
        int silent = 0;
        try (BufferedReader lines = lines()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    DecodedLine decoded = decoder.decode(line);
                    whole &= decoded.understood();
                    silent += decoded.json().endsWith(NOTHING) ? 1 : 0;
                    out.println(decoded.json());
                }
            }
        } catch (CharacterCodingException coded) {
            out.flush();
            throw notText(Objects.requireNonNull(file, "standard input is read whatever it holds"), coded);
        }
        out.flush();
        hint(silent);
        return whole ? ExitCode.OK : ExitCode.REFUSED;
    }

    /** Some frames name what they tell of by its place in the venue's list only, or by a name of its own. */
    private void hint(int silent) {
        if (silent > 0 && instruments == null) {
            spec.commandLine()
                    .getErr()
                    .println("azalai: " + silent + (silent == 1 ? " line tells" : " lines tell")
                            + " no event; where an instrument was not known, --instruments FILE makes it so");
            spec.commandLine().getErr().flush();
        }
    }

    private ParameterException notText(Path path, CharacterCodingException cause) {
        return new ParameterException(
                spec.commandLine(), "the file " + path + " is not UTF-8: write it as UTF-8", cause);
    }

    private LineDecoder decoder() throws IOException {
        try {
            return services.decoder().of(venue, instruments == null ? null : read(instruments));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private BufferedReader lines() throws IOException {
        BufferedReader lines = file == null
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(existing(file));
        lines.mark(1);
        if (lines.read() != BYTE_ORDER_MARK) {
            lines.reset();
        }
        return lines;
    }

    private String read(Path path) throws IOException {
        try {
            String text = Files.readString(existing(path));
            return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
        } catch (CharacterCodingException coded) {
            throw notText(path, coded);
        }
    }

    private Path existing(Path path) {
        if (Files.isDirectory(path)) {
            throw new ParameterException(spec.commandLine(), path + " is a folder: name a file of recorded lines");
        }
        if (!Files.isReadable(path)) {
            throw new ParameterException(spec.commandLine(), "there is no file " + path + " that can be read");
        }
        return path;
    }
}
