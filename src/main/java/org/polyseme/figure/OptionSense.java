package org.polyseme.figure;

import org.polyseme.measure.DefinitionKind;

/** Which options have an effect, given the others. */
final class OptionSense {
    private OptionSense() {}

    static boolean matters(Option option, Options options) {
        return switch (option) {
            case BAND_LOWER, BAND_UPPER -> options.get(Option.DEFINITION) == DefinitionKind.BAND;
            case COLUMN_SHARE -> options.get(Option.DEFINITION) == DefinitionKind.SHARE;
            case INTERFERENCE -> options.get(Option.DEFINITION) == DefinitionKind.INTERFERENCE;
            case GEOMETRY_RIGHT, GEOMETRY_UP -> options.get(Option.GEOMETRY_DIRECTIONS) == Directions.NEURONS;
            case GEOMETRY_NEAR -> matters(Option.GEOMETRY_RIGHT, options) && matters(Option.GEOMETRY_YAW, options);
            case GEOMETRY_TOUR, GEOMETRY_PLAYS -> options.get(Option.GEOMETRY_DIRECTIONS) == Directions.TOUR;
            case GEOMETRY_YAW, GEOMETRY_PITCH -> options.get(Option.GEOMETRY_DIMENSIONS) == Dimensions.THREE;
            case GEOMETRY_HULL -> options.get(Option.GEOMETRY_DIMENSIONS) == Dimensions.TWO;
            case WEIGHTS_ACROSS, WEIGHTS_DOWN -> options.number(Option.WEIGHTS_ZOOM) > 1;
            case CURVES_FROM, CURVES_TO -> false; // set by the hand that drags over the curves
            case CAPACITY_KURTOSIS -> !options.isOn(Option.CAPACITY_OF_DATA);
            default -> true;
        };
    }
}
