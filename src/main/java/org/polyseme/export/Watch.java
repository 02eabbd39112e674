package org.polyseme.export;

/** Follows long work from outside. Called on the thread that does the work. */
public interface Watch {
    /** Nobody watches. */
    Watch NONE = share -> true;

    /**
     * Hears how much is done, in [0, 1].
     *
     * @return false to give up; nothing is left behind then
     */
    boolean goesOn(double share);
}
