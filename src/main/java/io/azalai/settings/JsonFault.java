package io.azalai.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, in words: the parser names places by what it is made of. Stateless. */
public final class JsonFault {

    private static final Pattern PLACE =
            Pattern.compile("\\[Source: [^;]*; line: ([0-9]+), column: ([0-9]+)(?:, byte offset: [^\\]]*)?\\]");
    private static final Pattern NOWHERE = Pattern.compile(" ?\\(?(?:start marker )?at \\[Source: [^\\]]*\\]\\)?");

    private static final Pattern PACKAGE = Pattern.compile("(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])");
    private static final Pattern INNER = Pattern.compile("(?:[A-Z]\\w*\\$)+(?=[A-Z])");
    private static final Pattern OF_ITSELF = Pattern.compile(" \\(although [^)]*\\)|, problem: `[^`]*`");

    private JsonFault() {}

    /** The parser's sentence, its places as line and column; of a value that does not fit, where it stands. */
    public static String text(JsonProcessingException fault) {
        String placed =
                PLACE.matcher(String.valueOf(fault.getOriginalMessage())).replaceAll("line $1 column $2");
        String text = OF_ITSELF.matcher(NOWHERE.matcher(placed).replaceAll("")).replaceAll("");
        text = INNER.matcher(PACKAGE.matcher(text).replaceAll("")).replaceAll("");
        if (!(fault instanceof JsonMappingException unfit) || unfit.getPath().isEmpty()) {
            return text;
        }
        String path = unfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return "at " + path + ": " + text;
    }
}
