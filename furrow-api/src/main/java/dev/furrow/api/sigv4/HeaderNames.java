package dev.furrow.api.sigv4;

/// Names of headers in a row, as signatures list them: in lower case, with semicolons between. They are looked at in
/// place, since every request has a handful of them.
final class HeaderNames {
    private HeaderNames() {}

    /// The index behind the name that begins at an index.
    static int end(String names, int begin) {
        int semicolon = names.indexOf(';', begin);
        return semicolon < 0 ? names.length() : semicolon;
    }

    /// Whether they are in order, each once, and of the characters of names in lower case.
    static boolean areInOrder(String names) {
        int before = 0;
        int beforeEnd = 0;
        int begin = 0;
        while (begin <= names.length()) {
            int end = end(names, begin);
            if (end == begin
                    || !Letters.consistsOf(names, begin, end, Letters.NAME)
                    || (begin > 0 && compare(names, before, beforeEnd, begin, end) >= 0)) {
                return false;
            }
            before = begin;
            beforeEnd = end;
            begin = end + 1;
        }
        return true;
    }

    /// Whether a header is among them.
    ///
    /// @param header its name in any case
    static boolean contain(String names, String header) {
        int begin = 0;
        while (begin <= names.length()) {
            int end = end(names, begin);
            if (isSame(names, begin, end, header)) {
                return true;
            }
            begin = end + 1;
        }
        return false;
    }

    /// Whether a header has a name.
    ///
    /// @param names holds the name between two indices, in lower case
    /// @param header a name in any case; only the letters A to Z have two
    static boolean isSame(String names, int begin, int end, String header) {
        if (header.length() != end - begin) {
            return false;
        }
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != names.charAt(begin + i)) {
                return false;
            }
        }
        return true;
    }

    private static int compare(String names, int one, int oneEnd, int other, int otherEnd) {
        int common = Math.min(oneEnd - one, otherEnd - other);
        for (int i = 0; i < common; i++) {
            int difference = names.charAt(one + i) - names.charAt(other + i);
            if (difference != 0) {
                return difference;
            }
        }
        return (oneEnd - one) - (otherEnd - other);
    }
}
