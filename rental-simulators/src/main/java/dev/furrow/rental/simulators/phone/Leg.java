package dev.furrow.rental.simulators.phone;

/// The provider's end of a call, as far as the person at the phone can do something about it. Every method returns
/// when what it caused has happened: after a key the next prompt has been heard.
public interface Leg {
    /// The provider's name of the call.
    String id();

    void answer();

    void press(String keys);

    void hangUp();
}
