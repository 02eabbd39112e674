package org.polyseme.state;

/** One of a recipe's named kinds: {@code key} is its word in files and on the command line, {@code label} on screen. */
public interface Choice {
    String key();

    String label();
}
