package io.azalai.venue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonToken;
import io.azalai.venue.UnreadableFrameException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as RFC 8259 has it, and the numbers of Java's own BigDecimal. */
class FrameReaderTest {

    private static final Names NAMES = Names.of("a b price prize");

    @Test
    void fields_come_in_the_order_of_the_frame_and_those_that_nobody_reads_without_a_name() throws Exception {
        FrameReader reader = object(" { \"price\" : 1 ,\r\n\t\"prize\":2,\"\":3,\"other\":4,\"priced\":5 } ");
        List<String> fields = new ArrayList<>();

        while (reader.nextField()) {
            fields.add(reader.name() + "=" + reader.whole());
        }

        assertThat(fields).containsExactly("price=1", "prize=2", "=3", "=4", "=5");
    }

    @Test
    void what_is_skipped_leaves_the_reader_at_the_next_field() throws Exception {
        FrameReader reader = object("{\"x\":{\"y\":[1,[],{\"z\":\"}]\\\"\"}],\"w\":null},\"y\":[[]],\"a\":7}");

        reader.nextField();
        reader.skip();
        reader.nextField();
        reader.skip();
        reader.nextField();

        assertThat(reader.name()).isEqualTo("a");
        assertThat(reader.whole()).isEqualTo(7);
        assertThat(reader.nextField()).isFalse();
    }

    @Test
    void a_word_that_is_known_reads_like_any_other_text() throws Exception {
        FrameReader reader = object("{\"a\":\"price\",\"b\":\"pric\\u0065\",\"a\":\"priced\",\"b\":12}");
        List<String> texts = new ArrayList<>();

        while (reader.nextField()) {
            texts.add(reader.text(NAMES));
        }

        assertThat(texts).containsExactly("price", "price", "priced", "12");
    }

    @Test
    void a_value_is_given_whole_as_it_was_sent() throws Exception {
        FrameReader reader = object("{\"a\": {\"b\" : [1, \"\\u0041\"]} ,\"b\":\"x\\n\"}");

        reader.nextField();
        assertThat(reader.raw()).isEqualTo("{\"b\" : [1, \"\\u0041\"]}");
        reader.nextField();
        assertThat(reader.raw()).isEqualTo("\"x\\n\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "0.10", "-12.500", "123456789012345678", "1234567890123456789.123", "0.000000010"})
    void a_decimal_has_the_digits_it_was_sent_with_quoted_or_not(String number) throws Exception {
        FrameReader reader = object("{\"a\":" + number + ",\"b\":\"" + number + "\"}");

        reader.nextField();
        assertThat(reader.decimal()).isEqualTo(new BigDecimal(number));
        reader.nextField();
        assertThat(reader.decimal()).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e-8", "\"1e-8\"", "\"1E5\"", "\"\"", "\"1,5\"", "\" 1\"", "\"NaN\"", "null", "true", "[]"})
    void what_is_no_plain_decimal_is_no_decimal(String value) throws Exception {
        FrameReader reader = object("{\"a\":" + value + "}");
        reader.nextField();

        assertThatThrownBy(reader::decimal).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1\"", "9223372036854775808", "1e3", "null"})
    void what_is_no_whole_number_is_none(String value) throws Exception {
        FrameReader reader = object("{\"a\":" + value + "}");
        reader.nextField();

        assertThatThrownBy(reader::whole).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void whole_numbers_are_read_up_to_the_last_that_a_long_holds() throws Exception {
        FrameReader reader = object("{\"a\":9223372036854775807,\"b\":-9223372036854775808}");

        reader.nextField();
        assertThat(reader.whole()).isEqualTo(Long.MAX_VALUE);
        reader.nextField();
        assertThat(reader.whole()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void escapes_are_read_in_texts_names_and_decimals() throws Exception {
        FrameReader reader = object("{\"\\u0061\":\"\\\"\\\\\\/\\u20ac\",\"b\":\"1\\u002e5\"}");

        reader.nextField();
        assertThat(reader.name()).isEqualTo("a");
        assertThat(reader.text()).isEqualTo("\"\\/\u20ac");
        reader.nextField();
        assertThat(reader.decimal()).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void an_array_that_must_have_so_many_values_has_no_more_and_no_fewer() throws Exception {
        FrameReader two = new FrameReader("[1,null]", NAMES);
        two.open();

        assertThat(two.element()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
        assertThatThrownBy(two::endArray).hasMessageContaining("too long");
        assertThatThrownBy(two::element).hasMessageContaining("too short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":1x}",
                "{\"a\":nil}",
                "{\"a\":nulls}",
                "{\"a\":'x'}",
                "{\"a\":\"x\ny\"}",
                "{\"a\":[1}}",
                "{\"a\":[1,]}",
                "{\"a\":{\"b\":1]}"
            })
    void what_is_no_json_is_named_so(String frame) {
        assertThat(kindOf(frame)).isEqualTo("not-json");
    }

    @Test
    void a_frame_that_is_cut_anywhere_is_truncated() {
        String whole = "{\"a\":[-1.5e+3,true,false,null,\"x\\\"y\"],\"b\":{\"a\":{}}}";

        for (int length = 0; length < whole.length(); length++) {
            assertThat(kindOf(whole.substring(0, length)))
                    .as("cut at %d", length)
                    .isEqualTo("truncated");
        }
    }

    @Test
    void a_frame_that_nests_without_end_is_refused() {
        assertThat(kindOf("[".repeat(1_000_000))).isEqualTo("not-json");
    }

    private static FrameReader object(String frame) throws UnreadableFrameException {
        FrameReader reader = new FrameReader(frame, NAMES);
        reader.open();
        reader.object();
        return reader;
    }

    private static String kindOf(String frame) {
        return catchThrowableOfType(UnreadableFrameException.class, () -> {
                    FrameReader reader = new FrameReader(frame, NAMES);
                    reader.open();
                    reader.skip();
                })
                .kind();
    }
}
