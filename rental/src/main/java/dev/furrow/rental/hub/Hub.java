package dev.furrow.rental.hub;

import dev.furrow.rental.place.Place;

/// An area with a desk.
public record Hub(String id, String name, Place place) {}
