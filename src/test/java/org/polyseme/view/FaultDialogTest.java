package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class FaultDialogTest {
    private final FaultDialog dialog = new FaultDialog();

    @Start
    void open(Stage stage) {
        FxThread.later(() -> dialog.show("A3K-9F2", "IllegalStateException: loss is NaN", "A3K-9F2\ntrace"));
    }

    @Test
    void copyTakesTheDetailsAndLeavesTheDialogOpen(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> button(robot, "Copy").fire());
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
        assertEquals("A3K-9F2\ntrace", copied);
        assertTrue(button(robot, "Close").isVisible());
        robot.interact(() -> button(robot, "Close").fire());
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .queryAs(Button.class);
    }
}
