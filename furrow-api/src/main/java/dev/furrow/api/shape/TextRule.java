package dev.furrow.api.shape;

import org.jspecify.annotations.Nullable;

/// What a text must look like beyond its length. Each rule answers null, or the constraint that the text breaks.
enum TextRule {
    /// Payload: kept as it is, whatever it is.
    ANYTHING {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return null;
        }
    },
    /// Text that names something, and so has to have one spelling in bytes.
    UNICODE {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isWellFormed(text) ? null : UNICODE_CONSTRAINT;
        }
    },
    /// The rule for ids: lenient, because real ids hold every other character.
    ID {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            if (hasControlCharacter(text) || text.equals("arn")) {
                return "Member must not contain control characters and must not be the literal string arn";
            }
            return UNICODE.violated(text, limits);
        }
    },
    /// The rule for names and versions of types.
    PLAIN_NAME {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isPlain(text) ? UNICODE.violated(text, limits) : NAME_CONSTRAINT;
        }
    },
    /// The rule for names of domains and task lists.
    TRIMMED_NAME {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            if (!isPlain(text)) {
                return NAME_CONSTRAINT;
            }
            return text.equals(text.strip())
                    ? UNICODE.violated(text, limits)
                    : "Member must not start or end with whitespace";
        }
    },
    SECONDS {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isNumber(text) ? null : "Member must be a number of seconds of 1 to 8 digits";
        }
    },
    SECONDS_OR_NONE {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isNumber(text) || text.equals("NONE")
                    ? null
                    : "Member must be a number of seconds of 1 to 8 digits, or NONE";
        }
    },
    EXECUTION_SECONDS {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isNumberWithin(text, 0, limits.executionSeconds())
                    ? null
                    : "Member must be a number of seconds between 0 and " + limits.executionSeconds();
        }
    },
    FUNCTION_SECONDS {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isNumberWithin(text, 1, 900) ? null : "Member must be a number of seconds between 1 and 900";
        }
    },
    RETENTION {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isNumberWithin(text, 0, limits.retentionDays()) || text.equals("NONE")
                    ? null
                    : "Member must be a number of days between 0 and " + limits.retentionDays() + ", or NONE";
        }
    },
    PRIORITY {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return isInt(text) ? null : "Member must be an integer between -2147483648 and 2147483647";
        }
    },
    RESOURCE_TAG_KEY {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return text.regionMatches(true, 0, "aws:", 0, 4)
                    ? "Member must not start with aws:"
                    : RESOURCE_TAG_VALUE.violated(text, limits);
        }
    },
    RESOURCE_TAG_VALUE {
        @Override
        @Nullable String violated(String text, ShapeLimits limits) {
            return text.codePoints().allMatch(TextRule::isTagCharacter)
                    ? null
                    : "Member must hold letters, digits, whitespace and _ . : / = + - @ only";
        }
    };

    private static final String NAME_CONSTRAINT =
            "Member must not contain : / | or control characters and must not be the literal string arn";

    private static final String UNICODE_CONSTRAINT = "Member must be well-formed Unicode";

    abstract @Nullable String violated(String text, ShapeLimits limits);

    private static boolean isPlain(String text) {
        return text.indexOf(':') < 0
                && text.indexOf('/') < 0
                && text.indexOf('|') < 0
                && !hasControlCharacter(text)
                && !text.equals("arn");
    }

    private static boolean hasControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            }
        }
        return true;
    }

    private static boolean isTagCharacter(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || "_.:/=+-@".indexOf(codePoint) >= 0;
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 8) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumberWithin(String text, int min, int max) {
        if (!isNumber(text)) {
            return false;
        }
        int value = Integer.parseInt(text);
        return value >= min && value <= max;
    }

    private static boolean isInt(String text) {
        if (text.isEmpty() || text.length() > 11 || text.charAt(0) == '+') {
            return false;
        }
        for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        if (text.equals("-")) {
            return false;
        }
        long value = Long.parseLong(text);
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    }
}
