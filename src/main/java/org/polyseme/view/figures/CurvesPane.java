package org.polyseme.view.figures;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartViewer;
import org.polyseme.figure.CurvesFigure;
import org.polyseme.figure.Look;
import org.polyseme.state.Snapshot;
import org.polyseme.view.model.Workbench;

/** The run's curves, which can be zoomed. Whole datasets are swapped, on the FX thread only. */
public final class CurvesPane extends StackPane {
    private final Workbench workbench;
    private final CurvesFigure figure = new CurvesFigure();
    private final JFreeChart chart;
    private final ChartViewer viewer;
    private final Subscription subscription;
    private boolean stale = true;

    public CurvesPane(Workbench workbench, ReadOnlyObjectProperty<Look> look) {
        this.workbench = workbench;
        chart = figure.create(look.get());
        viewer = new ChartViewer(chart, false);
        viewer.setMinSize(0, 0);
        // The canvas falls back to its context's first font after every drawing, and does not notice; all of the
        // chart's words are labels, so the first font is made theirs.
        java.awt.Font label = look.get().labelFont();
        viewer.getCanvas().getGraphicsContext2D().setFont(Font.font(label.getFamily(), label.getSize()));
        setId(figure.id());
        getStyleClass().add("curves");
        getChildren().add(viewer);
        subscription = Subscription.combine(
                look.subscribe(newest -> {
                    figure.restyle(chart, newest);
                    stale = true; // the legend and the marker carry colours of their own
                }),
                workbench.snapshotProperty().subscribe(newest -> stale = true));
    }

    /** Shows the newest picture's curves; called a few times a second, for drawing them costs more than a figure. */
    public void show() {
        Snapshot newest = workbench.snapshotProperty().get();
        if (newest != null && stale) {
            stale = false;
            figure.update(chart, newest);
        }
    }

    public void dispose() {
        subscription.unsubscribe();
        chart.removeChangeListener(viewer.getCanvas());
    }
}
