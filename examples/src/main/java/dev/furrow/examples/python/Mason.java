package dev.furrow.examples.python;

/// Knows what a wall takes.
// region mason
class Mason implements Estimates {
    @Override
    public int stones(int metres) {
        return metres * 40;
    }

    @Override
    public String quote(int stones, String customer) {
        return "%s: %d stones, %d euros".formatted(customer, stones, stones * 3);
    }
}
// endregion
