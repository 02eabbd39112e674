package org.polyseme.store;

import java.nio.file.Path;

/** A program that saves a session where there is no room for it, and prints what it is told. */
final class FullDisk {
    private FullDisk() {}

    public static void main(String[] files) throws FileProblem {
        Path file = Path.of(files[0]);
        SavedSession session = new RandomSessions(2).next();
        try {
            SessionFile.write(file, session, SessionFile.stamp(file));
        } catch (FileProblem problem) {
            System.out.println(problem.getMessage());
        }
        try {
            SessionFile.replace(file, session);
        } catch (FileProblem problem) {
            System.out.println(problem.getMessage());
        }
    }
}
