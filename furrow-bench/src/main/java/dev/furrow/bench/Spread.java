package dev.furrow.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// Median, lowest and highest of some values.
record Spread(double median, double min, double max) {
    static <T> Spread of(Collection<T> measured, ToDoubleFunction<T> figure) {
        double[] values = measured.stream().mapToDouble(figure).sorted().toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        return new Spread(values[values.length / 2], values[0], values[values.length - 1]);
    }

    static Spread of(double... measured) {
        return of(Arrays.stream(measured).boxed().toList(), value -> value);
    }
}
