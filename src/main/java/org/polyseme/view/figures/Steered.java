package org.polyseme.view.figures;

/** A picture that the focus can be on and that keys can move. FX thread only. */
public interface Steered {

    /** True where the arrow keys, while it has the focus, move what it shows. */
    boolean takesArrows();
}
