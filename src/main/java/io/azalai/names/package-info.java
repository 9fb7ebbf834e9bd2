/**
 * What names in the configuration and in flows mean at the venues, and which mean nothing. It looks at what the venues
 * have told; asking them is not done here.
 */
@NullMarked
package io.azalai.names;

import org.jspecify.annotations.NullMarked;
