/**
 * What leaves the service: events as JSON, their schemas, Kafka records and files. Nothing of a venue's wire and no
 * decision about orders may enter.
 */
@NullMarked
package io.azalai.forward;

import org.jspecify.annotations.NullMarked;
