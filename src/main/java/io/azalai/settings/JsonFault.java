package io.azalai.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a JSON text, in words: the parser names places by what it is made of. Stateless. */
public final class JsonFault {

    private static final Pattern PLACE =
            Pattern.compile("\\[Source: [^;]*; line: ([0-9]+), column: ([0-9]+)(?:, byte offset: [^\\]]*)?\\]");
    private static final Pattern NOWHERE = Pattern.compile(" ?\\(?(?:start marker )?at \\[Source: [^\\]]*\\]\\)?");

    private JsonFault() {}

    /** The parser's sentence, its places as line and column. */
    public static String text(JsonProcessingException fault) {
        String placed =
                PLACE.matcher(String.valueOf(fault.getOriginalMessage())).replaceAll("line $1 column $2");
        return NOWHERE.matcher(placed).replaceAll("");
    }
}
