package org.polyseme.view.palette;

import java.util.function.BooleanSupplier;

/**
 * One line of the palette. Immutable.
 *
 * @param id the same from one opening to the next; what was used last stands first
 * @param label what is done
 * @param group a word on where it belongs
 * @param key how its key is written; empty without one
 * @param enabled whether it can be done now
 */
public record Command(String id, String label, String group, String key, BooleanSupplier enabled, Runnable run) {}
