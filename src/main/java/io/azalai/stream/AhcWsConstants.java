package io.azalai.stream;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the component writes and reads. */
public final class AhcWsConstants {

    @Metadata(
            label = "common",
            description =
                    "Group of the connection: an account alias, or empty. The consumer writes it; the producer sends "
                            + "over a connection of the group that it names.",
            javaType = "String")
    public static final String GROUP = "CamelAhcWsGroup";

    @Metadata(
            label = "consumer",
            description = "When the frame was read, by our clock.",
            javaType = "java.time.Instant")
    public static final String RECEIVED_AT = "CamelAhcWsReceivedAt";

    private AhcWsConstants() {}
}
