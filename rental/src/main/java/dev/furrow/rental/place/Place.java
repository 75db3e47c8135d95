package dev.furrow.rental.place;

import java.util.ArrayList;
import java.util.List;

/// A point on the map, in degrees.
public record Place(double latitude, double longitude) {
    private static final double EARTH_M = 6_371_000;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int CELLS_PER_DEGREE = 10;
    private static final int CELLS_AROUND = 360 * CELLS_PER_DEGREE;

    /// Checks the degrees.
    public Place {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("There is no place at " + latitude + ", " + longitude);
        }
    }

    /// How far it is as the crow flies, in metres.
    public int metresTo(Place other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return (int) Math.round(2 * EARTH_M * Math.asin(Math.sqrt(Math.min(1, chord))));
    }

    /// The square of a tenth of a degree in which it lies; about 11 km from south to north.
    public int cell() {
        return cell(row(latitude), column(longitude));
    }

    /// All squares that a circle around it touches.
    public List<Integer> cellsWithin(int metres) {
        double up = metres / METRES_PER_DEGREE;
        double aside = up / Math.max(0.01, Math.cos(Math.toRadians(latitude)));
        List<Integer> cells = new ArrayList<>();
        for (int row = row(Math.max(-90, latitude - up)); row <= row(Math.min(90, latitude + up)); row++) {
            for (int column = column(longitude - aside); column <= column(longitude + aside); column++) {
                cells.add(cell(row, Math.floorMod(column, CELLS_AROUND)));
            }
        }
        return cells;
    }

    private static int row(double latitude) {
        return (int) Math.floor((latitude + 90) * CELLS_PER_DEGREE);
    }

    private static int column(double longitude) {
        return (int) Math.floor((longitude + 180) * CELLS_PER_DEGREE);
    }

    private static int cell(int row, int column) {
        return row * CELLS_AROUND + column;
    }
}
