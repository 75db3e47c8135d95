package dev.furrow.rental.equipment;

/// When a machine may be had on a day of the week, in its own zone.
///
/// @param weekday 1 is Monday
/// @param fromMinute of the day
/// @param toMinute of the day; 1440 is midnight
public record OpeningHours(int weekday, int fromMinute, int toMinute) {
    private static final int DAY = 1440;

    /// Checks the numbers.
    public OpeningHours {
        if (weekday < 1 || weekday > 7 || fromMinute < 0 || toMinute > DAY || fromMinute >= toMinute) {
            throw new IllegalArgumentException("Opening hours are weekday 1 to 7 and minutes 0 to " + DAY
                    + " in order, not " + weekday + ", " + fromMinute + " to " + toMinute);
        }
    }
}
