package org.polyseme.view.model;

import java.util.Locale;
import java.util.Optional;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;

/**
 * One sentence above the figures about something the user should know. Immutable.
 *
 * @param code finds the matter in the log; empty where there is nothing to find
 */
public record Notice(Kind kind, String sentence, String code) {

    /** What a notice is about, which decides when it goes away. */
    public enum Kind {
        /** A value or a file that was refused; everything stayed as it was. Goes with the next change that works. */
        REFUSAL,
        /** The run ended in trouble. Goes with the run. */
        TROUBLE,
        /** Something was done on the way that was not asked for in so many words. */
        HINT
    }

    static Notice refusal(String sentence) {
        return new Notice(Kind.REFUSAL, sentence, "");
    }

    /** Why a value was refused. */
    static String sentence(RefusedValueException refused) {
        String subject = Field.named(refused.field()).map(Field::label).orElse(refused.field());
        return subject + ": expected " + refused.expected() + ", found " + refused.found() + ".";
    }

    static Notice trouble(String sentence, String code) {
        return new Notice(Kind.TROUBLE, sentence, code);
    }

    /** What the user should know of a run that ended so; empty where it shows. */
    static Optional<Notice> of(RunStatus status) {
        if (status instanceof RunStatus.Diverged diverged) {
            return Optional.of(trouble(
                    String.format(
                            Locale.ROOT,
                            "Diverged at step %,d: the loss is no longer finite. The last good picture is shown; "
                                    + "lower the learning rate and press R.",
                            diverged.step()),
                    ""));
        }
        return status instanceof RunStatus.Failed failed
                ? Optional.of(trouble(failed.sentence(), failed.code()))
                : Optional.empty();
    }

    /** True where nobody has to do anything about it: it may go by itself once it could be read. */
    public boolean isPassing() {
        return kind != Kind.TROUBLE;
    }

    static Notice hint(String sentence) {
        return new Notice(Kind.HINT, sentence, "");
    }
}
