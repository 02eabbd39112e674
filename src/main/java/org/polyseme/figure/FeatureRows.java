package org.polyseme.figure;

import java.awt.geom.Rectangle2D;

/**
 * Where rows and lanes lie in {@link FeaturesFigure}; computed alike for painting and for pointing. Where there are too
 * many features for the height, a row is a bundle of successive ones. Immutable.
 *
 * @param area below the title
 * @param header height of the numbers above the lanes; 0 where there is no room
 * @param bundle features a row
 * @param rows how many rows there are
 * @param height of a row
 */
record FeatureRows(Rectangle2D area, int features, double header, int bundle, int rows, double height) {
    /** Names of the lanes, and two rows of ticks. */
    static final int LANE_HEADS = 40;

    private static final int HEADER = 42;
    private static final double LEAST = 3;
    private static final double LARGEST = 20;
    /** Rows that are left for the features below the numbers: this high each, or this much in all. */
    private static final double READABLE = 9;

    private static final double ROOMY = 78;
    private static final int NAMES = 40;
    private static final int GAP = 16;

    static FeatureRows of(int features, Figure.Size size) {
        Rectangle2D area = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 8);
        double enough = Math.min(ROOMY, features * READABLE);
        double header = area.getHeight() - HEADER - LANE_HEADS >= enough ? HEADER : 0;
        double room = Math.max(LEAST, area.getHeight() - header - LANE_HEADS);
        int fit = (int) (room / LEAST);
        int bundle = (features + fit - 1) / fit;
        int rows = (features + bundle - 1) / bundle;
        return new FeatureRows(area, features, header, bundle, rows, Math.min(LARGEST, room / rows));
    }

    boolean isEmpty() {
        return area.getWidth() < NAMES + 48 || area.getHeight() < LANE_HEADS + LEAST;
    }

    double lanesTop() {
        return area.getY() + header + LANE_HEADS;
    }

    double top(int row) {
        return lanesTop() + row * height;
    }

    /** Where a feature's own mark stands in its row, below those of the bundle's features before it. */
    double middle(int feature) {
        int row = feature / bundle;
        return lanesTop() + (row + (feature - firstOf(row) + 0.5) / bundle) * height;
    }

    int firstOf(int row) {
        return row * bundle;
    }

    /** Exclusive. */
    int endOf(int row) {
        return Math.min(features, (row + 1) * bundle);
    }

    private double lane(double share) {
        return Math.floor(share * Math.max(0, area.getWidth() - NAMES - 2 * GAP));
    }

    double normStart() {
        return area.getX() + NAMES;
    }

    double normLength() {
        return lane(0.27);
    }

    double shareStart() {
        return normStart() + normLength() + GAP;
    }

    double shareLength() {
        return lane(0.43);
    }

    double interferenceStart() {
        return shareStart() + shareLength() + GAP;
    }

    double interferenceLength() {
        return lane(0.3);
    }

    /** The row under a point, or -1. */
    int rowAt(double x, double y) {
        int row = (int) Math.floor((y - lanesTop()) / height);
        boolean isOutside = x < area.getX() || x > area.getMaxX() || row < 0 || row >= rows;
        return isOutside || isEmpty() ? -1 : row;
    }
}
