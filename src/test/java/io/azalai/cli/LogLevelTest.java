package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Telling more must not tell secrets: HTTP clients write headers and signed addresses where they tell all. */
class LogLevelTest {

    @ParameterizedTest
    @ValueSource(strings = {"log4j2.xml", "log4j2-file.xml"})
    void only_our_own_log_tells_more_where_more_is_asked_for(String file) throws IOException {
        System.setProperty("azalai.log.level", "TRACE");
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream("/" + file), file)) {
            XmlConfiguration read =
                    new XmlConfiguration(new LoggerContext("of this test"), new ConfigurationSource(text));
            read.initialize();

            for (String ours : new String[] {"io.azalai.trade.Gateway", "alert", "parked"}) {
                assertThat(read.getLoggerConfig(ours).getLevel()).as(ours).isEqualTo(Level.TRACE);
            }
            for (String other : new String[] {
                "org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire", "io.netty.handler"
            }) {
                assertThat(read.getLoggerConfig(other).getLevel()).as(other).satisfies(level -> assertThat(
                                level.isMoreSpecificThan(Level.INFO))
                        .isTrue());
            }
        } finally {
            System.clearProperty("azalai.log.level");
        }
    }
}
