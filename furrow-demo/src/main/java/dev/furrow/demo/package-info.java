/// `furrow demo`: the command, what it prints, and the run that puts server, deciders, workers, customers and checker
/// together. Open [dev.furrow.demo.Demo] first. The application itself is in [dev.furrow.demo.taxi].
@NullMarked
package dev.furrow.demo;

import org.jspecify.annotations.NullMarked;
