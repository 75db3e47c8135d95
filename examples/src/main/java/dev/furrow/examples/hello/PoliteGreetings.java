package dev.furrow.examples.hello;

/// Greets politely.
// region implementation
class PoliteGreetings implements Greetings {
    @Override
    public String compose(String name) {
        return "Good morning, " + name;
    }
}
// endregion
