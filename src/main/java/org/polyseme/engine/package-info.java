/**
 * The training of one run: initialisation, sampling, schedule, stop rule, and the loop over a {@code kernel}.
 *
 * <p>Thread: a {@link org.polyseme.engine.Trainer} is confined to the thread that uses it. Imports: {@code state}, {@code measure}.
 */
package org.polyseme.engine;
