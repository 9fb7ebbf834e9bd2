package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a book may be asked for, and what is answered otherwise (hyperliquid.md 1.1 and 2.3). */
class BookRequestsTest {

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,"nSigFigs":5,"mantissa":2}      | 200
            ,"nSigFigs":null,"mantissa":null} | 200
            }                                | 200
            ,"mantissa":2}                   | 500
            ,"nSigFigs":4,"mantissa":2}      | 500
            ,"nSigFigs":5,"mantissa":1}      | 500
            ,"nSigFigs":6}                   | 500
            ,"nSigFigs":"5"}                 | 422
            ,"nSigFigs":5,"mantissa":"2"}    | 422
            ,"nSigFigs":2.5}                 | 422
            } x                              | 400
            }{}                              | 400
            """)
    void a_book_is_aggregated_as_asked_or_refused(String rest, int status) throws Exception {
        HttpResponse<String> reply = ground.client.post("/info", "{\"type\":\"l2Book\",\"coin\":\"BTC\"" + rest);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body().equals("null")).isEqualTo(status == 500);
    }
}
