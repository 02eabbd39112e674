package org.polyseme.session;

import java.util.function.Function;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;

/** A failure of the training thread as the user meets it. */
final class Failures {
    private Failures() {}

    /** @param report logs the failure and gives the code that finds it in the log */
    static RunStatus.Failed describe(Throwable failure, Function<Throwable, String> report) {
        if (failure instanceof RefusedValueException refused) {
            return new RunStatus.Failed(refused.getMessage() + ".", "");
        }
        String code = report.apply(failure);
        if (failure instanceof OutOfMemoryError) {
            return new RunStatus.Failed("This recipe needs more memory than there is.", code);
        }
        String message = failure.getMessage();
        String what = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return new RunStatus.Failed("Training stopped: " + what, code);
    }
}
