package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what a reader sent into typed values, and refuses what has not the type.
final class Values {
    private static final int LONGEST = 200;
    private static final int MOST = 100;

    private final Viewer viewer;
    private final LocalDate today;

    Values(Viewer viewer, Clock clock) {
        this.viewer = viewer;
        this.today = LocalDate.now(clock.withZone(viewer.zone()));
    }

    /// All parameters of a report, and `zone`, which is the viewer's.
    ///
    /// @param given names that the report does not declare are refused, not passed over
    Map<String, @Nullable Object> of(List<Parameter> parameters, Map<String, List<String>> given) {
        for (String name : given.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw new ReportRefused("This report has no parameter \"" + name + "\"");
            }
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("zone", viewer.zone().getId());
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), value(parameter, given.getOrDefault(parameter.name(), List.of())));
        }
        return values;
    }

    private @Nullable Object value(Parameter parameter, List<String> given) {
        List<String> texts = given.stream().filter(text -> !text.isBlank()).toList();
        if (texts.isEmpty() && parameter.fallback() != null) {
            texts = List.of(parameter.fallback());
        }
        if (texts.size() > (parameter.kind().many() ? MOST : 1)) {
            throw new ReportRefused(parameter.name() + " was given " + texts.size() + " times");
        }
        for (String text : texts) {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                throw new ReportRefused(parameter.name() + " may have " + LONGEST + " characters");
            }
            parameter.admit(text, viewer);
        }
        List<Object> typed = texts.stream().map(text -> typed(parameter, text)).toList();
        return parameter.kind().many() ? typed : typed.isEmpty() ? null : typed.getFirst();
    }

    private Object typed(Parameter parameter, String text) {
        try {
            return switch (parameter.kind()) {
                case INTEGER -> Long.valueOf(text);
                case DECIMAL -> decimal(text);
                case TEXT, TEXTS -> text;
                case FLAG -> flag(parameter, text);
                case FROM_DAY -> moment(day(text));
                case TO_DAY -> moment(day(text).plusDays(1));
                case CHOICE, CHOICES -> choice(parameter, text);
                case COLUMN -> Identifier.oneOf(parameter.of(), text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw refusal(parameter, text);
        }
    }

    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs(number.scale()) > LONGEST) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static Boolean flag(Parameter parameter, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(parameter, text);
        };
    }

    private static String choice(Parameter parameter, String text) {
        if (!parameter.of().contains(text)) {
            throw new ReportRefused(parameter.name() + " = \"" + text + "\" is none of " + parameter.of());
        }
        return text;
    }

    /// A date, or one that moves: `today`, `today-30`, `month-start`, `year-start`.
    private LocalDate day(String text) {
        return switch (text) {
            case "month-start" -> today.withDayOfMonth(1);
            case "year-start" -> today.withDayOfYear(1);
            case String moving
            when moving.matches("today(-[0-9]{1,4})?") ->
                today.minusDays(moving.length() == 5 ? 0 : Long.parseLong(moving.substring(6)));
            default -> LocalDate.parse(text);
        };
    }

    private OffsetDateTime moment(LocalDate day) {
        if (day.getYear() < 1970 || day.getYear() > 2200) {
            throw new DateTimeException(day + " is far away");
        }
        return day.atStartOfDay(viewer.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static ReportRefused refusal(Parameter parameter, String text) {
        String wanted = switch (parameter.kind()) {
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case FLAG -> "true or false";
            case FROM_DAY, TO_DAY -> "a date such as 2026-11-23, today, today-30, month-start or year-start";
            case TEXT, TEXTS, CHOICE, CHOICES, COLUMN -> "an allowed value";
        };
        return new ReportRefused(parameter.name() + " = \"" + text + "\" is not " + wanted);
    }
}
