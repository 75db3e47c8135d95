package dev.furrow.rental.pricing;

import dev.furrow.rental.money.Money;
import java.util.List;

/// What a job costs, line by line.
///
/// @param total of the lines
/// @param advance the part of the total that is due at first
public record Quote(List<Line> lines, Money total, Money advance) {

    /// Copies the lines.
    public Quote {
        lines = List.copyOf(lines);
    }

    /// What lines of a kind come to.
    public Money sum(Line.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(Line::amount)
                .reduce(Money.zero(total.currency()), Money::plus);
    }
}
