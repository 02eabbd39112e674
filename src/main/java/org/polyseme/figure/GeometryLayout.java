package org.polyseme.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.polyseme.measure.Frame;
import org.polyseme.measure.GrandTour;
import org.polyseme.measure.PrincipalSpace;
import org.polyseme.state.Matrix;

/**
 * Model to screen in {@link GeometryFigure}, for painting and for pointing alike: the origin in the middle, the second
 * direction up, the third towards the viewer; with three, turned by yaw about the second and then by pitch about the
 * horizontal. Immutable.
 *
 * @param positions of the features, {@code [n, 3]}, turned: to the right, up, near
 * @param reach the length that fills the plot while nothing is enlarged
 */
@SuppressWarnings("ArrayRecordComponent") // made for one painting or one answer, and never compared
record GeometryLayout(
        Rectangle2D plot, Frame frame, double[][] positions, double share, double reach, Turn turn, double zoom) {
    /** A feature's part in a random plane of so many dimensions, beyond which hardly any reaches. */
    private static final double TOUR_REACH = 2.6;

    private static final double TINY = 1.25 / 16;

    /** How the space is turned before it is looked at, in radians. */
    record Turn(double yaw, double pitch) {
        static final Turn NONE = new Turn(0, 0);

        /** A position along the frame's directions, seen: to the right, up, near. */
        double[] apply(double[] at) {
            double depth = at.length > 2 ? at[2] : 0;
            double x = Math.cos(yaw) * at[0] + Math.sin(yaw) * depth;
            double z = Math.cos(yaw) * depth - Math.sin(yaw) * at[0];
            return new double[] {
                x, Math.cos(pitch) * at[1] - Math.sin(pitch) * z, Math.sin(pitch) * at[1] + Math.cos(pitch) * z
            };
        }

        /** What {@link #apply} makes of it is this far to the right and up. */
        double[] undo(double right, double up) {
            double y = Math.cos(pitch) * up;
            double z = -Math.sin(pitch) * up;
            return new double[] {Math.cos(yaw) * right - Math.sin(yaw) * z, y, Math.sin(yaw) * right + Math.cos(yaw) * z
            };
        }
    }

    static GeometryLayout of(Matrix weights, Options options, Figure.Size size) {
        int dimensions = dimensions(options);
        Frame frame = frame(weights, options, dimensions);
        double[][] along = frame.project(weights);
        double share = Frame.share(weights, along);
        double part = options.get(Option.GEOMETRY_DIRECTIONS) == Directions.TOUR
                ? Math.min(1, TOUR_REACH * Math.sqrt(dimensions / (double) spanned(weights)))
                : 1;
        double longest = options.get(Option.GEOMETRY_DIRECTIONS) == Directions.TOUR ? longest(weights) : longest(along);
        Turn turn = dimensions == 3
                ? new Turn(
                        Math.toRadians(options.number(Option.GEOMETRY_YAW)),
                        Math.toRadians(options.number(Option.GEOMETRY_PITCH)))
                : Turn.NONE;
        double legend = options.isOn(Option.GEOMETRY_FORCES) ? ForceArrows.legendHeight(size) : 0;
        double[][] positions = new double[along.length][];
        for (int i = 0; i < along.length; i++) {
            positions[i] = turn.apply(along[i]);
        }
        return new GeometryLayout(
                Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 8 + legend),
                frame,
                positions,
                share,
                part * reach(longest),
                turn,
                options.number(Option.GEOMETRY_ZOOM));
    }

    static int dimensions(Options options) {
        return options.choice(Option.GEOMETRY_DIMENSIONS, Dimensions.class).count();
    }

    private static Frame frame(Matrix weights, Options options, int dimensions) {
        int m = weights.columns();
        return switch (options.choice(Option.GEOMETRY_DIRECTIONS, Directions.class)) {
            case PRINCIPAL ->
                m <= dimensions ? Frame.ofNeurons(m, first(dimensions)) : PrincipalSpace.of(weights, dimensions);
            case NEURONS -> Frame.ofNeurons(m, neurons(options, m));
            case TOUR -> GrandTour.within(options.number(Option.GEOMETRY_TOUR), weights, dimensions);
        };
    }

    /** The most dimensions that so many features of so many neurons can span: those that the tour goes through. */
    static int spanned(Matrix weights) {
        return Math.min(weights.rows(), weights.columns());
    }

    private static int[] first(int dimensions) {
        return dimensions == 2 ? new int[] {0, 1} : new int[] {0, 1, 2};
    }

    /** The chosen neurons; for one that does not exist, the last that does. */
    static int[] neurons(Options options, int m) {
        int x = Math.min(m - 1, options.whole(Option.GEOMETRY_RIGHT));
        int y = Math.min(m - 1, options.whole(Option.GEOMETRY_UP));
        int z = Math.min(m - 1, options.whole(Option.GEOMETRY_NEAR));
        return dimensions(options) == 2 ? new int[] {x, y} : new int[] {x, y, z};
    }

    private static double longest(double[][] positions) {
        double longest = 0;
        for (double[] at : positions) {
            longest = Math.max(longest, length(at));
        }
        return longest;
    }

    private static double longest(Matrix weights) {
        double longest = 0;
        for (int i = 0; i < weights.rows(); i++) {
            longest = Math.max(longest, weights.rowNorm(i));
        }
        return longest;
    }

    private static double length(double[] at) {
        double sum = 0;
        for (double along : at) {
            sum += along * along;
        }
        return Math.sqrt(sum);
    }

    /**
     * The length 1 that features settle at is inside from the start, and it grows in steps of two, so that the picture
     * does not breathe while the weights grow. Weights that are all far smaller have a scale of their own.
     */
    private static double reach(double longest) {
        double reach = longest <= TINY ? TINY : 1.25;
        while (reach < longest && reach < 1e30) {
            reach *= 2;
        }
        return reach;
    }

    boolean isEmpty() {
        return radius() < 8;
    }

    boolean isSpace() {
        return frame.dimensions() == 3;
    }

    int neurons() {
        return frame.neurons();
    }

    int features() {
        return positions.length;
    }

    /** Lengths at which a ring helps to judge: powers of two. */
    List<Double> rings() {
        double seen = reach / zoom / 1.25 * (1 + 1e-9);
        double outer = Math.pow(2, Math.floor(Math.log(seen) / Math.log(2)));
        return List.of(outer / 2, outer);
    }

    double radius() {
        return Math.min(plot.getWidth(), plot.getHeight()) / 2;
    }

    /** Pixels per unit of length. */
    double unit() {
        return zoom * radius() / reach;
    }

    Point2D origin() {
        return new Point2D.Double(plot.getCenterX(), plot.getCenterY());
    }

    /** Where something that was turned is seen. */
    Point2D point(double[] seen) {
        return new Point2D.Double(plot.getCenterX() + unit() * seen[0], plot.getCenterY() - unit() * seen[1]);
    }

    Point2D tip(int feature) {
        return point(positions[feature]);
    }

    /** From 0, as far behind as anything may be, to 1; 0.5 in the plane of the screen. */
    double nearness(int feature) {
        return Math.max(0, Math.min(1, (positions[feature][2] / reach + 1) / 2));
    }

    /** Length of what is seen of a feature along all of the frame's directions. */
    double length(int feature) {
        return length(positions[feature]);
    }

    /** The row of weights with which a feature's tip would be seen at this point of the sheet. */
    float[] aimed(Matrix weights, int feature, double x, double y) {
        double right = (x - plot.getCenterX()) / unit() - positions[feature][0];
        double up = (plot.getCenterY() - y) / unit() - positions[feature][1];
        return frame.moved(weights, feature, turn.undo(right, up));
    }
}
