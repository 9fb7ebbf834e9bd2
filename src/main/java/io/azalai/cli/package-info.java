/**
 * The terminal door: commands, their help, exit codes and the live view. It starts what others built and may decide
 * nothing. Commands are confined to the thread of the command line.
 */
@NullMarked
package io.azalai.cli;

import org.jspecify.annotations.NullMarked;
