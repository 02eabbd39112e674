/**
 * The command line: one class a command. Data goes to standard output, everything else to standard error.
 *
 * <p>Thread: the main thread; progress is told from the training threads. Imports: all but {@code view}; picocli.
 */
package org.polyseme.cli;
