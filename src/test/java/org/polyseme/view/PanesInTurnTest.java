package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.session.Pace;
import org.polyseme.state.Field;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.view.figures.CurvesPane;
import org.polyseme.view.figures.FigurePane;
import org.polyseme.view.model.Workbench;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** At full speed half of the panes follow in each frame, where processors are scarce. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class PanesInTurnTest {
    private Stage stage;
    private PolysemeWindow window;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, Optional::empty, Theme.LIGHT);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void panesThatTakeTurnsEndWithTheSameMoment() throws TimeoutException {
        Workbench workbench = window.surroundings().workbench();
        Platform.runLater(() -> {
            workbench.change(Field.STEPS, 1_000_000_000L);
            workbench.pace(Pace.MAXIMUM);
        });
        WalkedWindow.until(() -> shownSteps().stream().allMatch(step -> step > 100));

        Platform.runLater(workbench::playOrPause);

        WalkedWindow.until(() -> workbench.snapshot().orElseThrow().status() instanceof RunStatus.Paused
                && shownSteps().size() == 1);
        assertEquals(
                WaitForAsyncUtils.waitForAsyncFx(
                        1000, () -> Set.of(workbench.snapshot().orElseThrow().step())),
                WaitForAsyncUtils.waitForAsyncFx(1000, this::shownSteps));
    }

    @ParameterizedTest
    @EnumSource(
            value = Pace.class,
            names = {"MAXIMUM", "FAST"})
    void whereARunEndsAllFiguresAndTheCurvesShowItsEnd(Pace pace) throws TimeoutException {
        Workbench workbench = window.surroundings().workbench();
        Platform.runLater(() -> {
            workbench.change(Field.STEPS, 1500);
            workbench.pace(pace);
        });
        WalkedWindow.until(() -> workbench.snapshot().orElseThrow().status() instanceof RunStatus.Finished);
        Snapshot end =
                WaitForAsyncUtils.waitForAsyncFx(1000, workbench::snapshot).orElseThrow();
        WalkedWindow.until(() -> figures().stream()
                .allMatch(pane -> pane.moment().filter(end::equals).isPresent()));
        WalkedWindow.until(() -> curves().moment().filter(end::equals).isPresent());
    }

    private CurvesPane curves() {
        return (CurvesPane) stage.getScene().getRoot().lookup(".curves");
    }

    private List<FigurePane> figures() {
        return stage.getScene().getRoot().lookupAll(".figure-pane").stream()
                .map(FigurePane.class::cast)
                .toList();
    }

    /** Of all figures that are seen. */
    private Set<Long> shownSteps() {
        return figures().stream()
                .map(pane -> pane.moment().map(Snapshot::step).orElse(-1L))
                .collect(Collectors.toSet());
    }
}
