/// Farm orders: suppliers are asked one after another, each has two minutes, and what nobody takes is tried again.
@NullMarked
package dev.furrow.examples.farm;

import org.jspecify.annotations.NullMarked;
