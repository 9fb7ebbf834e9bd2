package io.azalai.stream;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a protocol says; where it fails to say, the answer that changes nothing. Safe for many threads. */
final class ProtocolAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProtocolAnswers.class);

    private final StreamProtocol protocol;
    private final String name;

    /** @param name of the endpoint, for the log */
    ProtocolAnswers(StreamProtocol protocol, String name) {
        this.protocol = protocol;
        this.name = name;
    }

    /** Null for data, and where the protocol fails. */
    StreamProtocol.@Nullable Control control(String frame) {
        try {
            return protocol.control(frame);
        } catch (RuntimeException failure) {
            LOG.debug("protocol of {} cannot tell what a frame is", name, failure);
            return null;
        }
    }

    /** Null where that is not to be seen cheaply, and where the protocol fails. */
    @Nullable String channelOf(String group, String frame) {
        try {
            return protocol.channelOf(group, frame);
        } catch (RuntimeException failure) {
            LOG.debug("protocol of {} cannot tell whose a frame is", name, failure);
            return null;
        }
    }

    /** When the silence of a channel means something; null where it never does, and where the protocol fails. */
    StreamProtocol.@Nullable Silence silence(String channel) {
        return asked(
                        "how silent a channel may be",
                        Optional.<StreamProtocol.Silence>empty(),
                        () -> protocol.silence(channel))
                .orElse(null);
    }

    /** Which channel never speaks without this one; itself where there is none, and where the protocol fails. */
    String witness(String channel) {
        return asked("what never speaks without a channel", Optional.<String>empty(), () -> protocol.witness(channel))
                .orElse(channel);
    }

    boolean isCurrent(String group, URI address) {
        return asked("whether its address is good", true, () -> protocol.isCurrent(group, address));
    }

    boolean isExpiring(String group) {
        return asked("how long its address is good", false, () -> protocol.isExpiring(group));
    }

    private <T> T asked(String what, T otherwise, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException failure) {
            LOG.debug("protocol of {} cannot tell {}", name, what, failure);
            return otherwise;
        }
    }
}
