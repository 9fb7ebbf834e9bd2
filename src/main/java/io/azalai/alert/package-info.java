/**
 * What a person is told: which events are worth an alert, its text, and the way to Telegram. No order may start here.
 */
@NullMarked
package io.azalai.alert;

import org.jspecify.annotations.NullMarked;
