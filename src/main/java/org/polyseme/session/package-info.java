/**
 * Runs under way: the training thread, what it is told, and the pictures that it hands over.
 *
 * <p>Thread: {@link org.polyseme.session.Session} and {@link org.polyseme.session.SnapshotSlot} are thread-safe, all
 * else is confined to the training thread. Imports: {@code state}, {@code engine}, {@code measure}, {@code store}.
 */
package org.polyseme.session;
