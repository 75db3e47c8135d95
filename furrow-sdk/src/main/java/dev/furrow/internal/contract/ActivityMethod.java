package dev.furrow.internal.contract;

import dev.furrow.workflow.ActivityOptions;

/// One activity type, as its interface declares it.
///
/// @param name the type's name
/// @param version the type's version
/// @param signature what it takes and gives
/// @param options what the annotation says; also the defaults that a worker registers
/// @param register whether a worker registers it
public record ActivityMethod(
        String name, String version, Signature signature, ActivityOptions options, boolean register) {

    /// Name and version, for people.
    public String describe() {
        return name + " " + version;
    }
}
