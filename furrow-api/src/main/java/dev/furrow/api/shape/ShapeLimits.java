package dev.furrow.api.shape;

/// How large the parts of a request may be. Lengths count UTF-16 code units.
///
/// @param payloadCharacters input, result, details, control, executionContext
/// @param heartbeatDetailsCharacters details of a heartbeat
/// @param reasonCharacters reason of a failure or termination
/// @param nameCharacters names and ids, and the identity of a poller
/// @param versionCharacters version of a type
/// @param descriptionCharacters description of a domain or type
/// @param executionTags tags of one execution
/// @param executionTagCharacters one tag of an execution
/// @param resourceTagKeyCharacters key of a tag on a domain
/// @param resourceTagValueCharacters value of a tag on a domain
/// @param pageSize results on one page
/// @param retentionDays longest retention of closed executions
/// @param executionSeconds longest time that an execution may be open
public record ShapeLimits(
        int payloadCharacters,
        int heartbeatDetailsCharacters,
        int reasonCharacters,
        int nameCharacters,
        int versionCharacters,
        int descriptionCharacters,
        int executionTags,
        int executionTagCharacters,
        int resourceTagKeyCharacters,
        int resourceTagValueCharacters,
        int pageSize,
        int retentionDays,
        int executionSeconds) {

    /// The values of Amazon SWF, from its published quotas and its service model.
    public static final ShapeLimits AWS =
            new ShapeLimits(32_768, 2_048, 256, 256, 64, 1_024, 5, 256, 128, 256, 1_000, 90, 31_536_000);

    /// Our own values: larger where nothing is lost by it.
    public static final ShapeLimits DEFAULT =
            new ShapeLimits(262_144, 32_768, 256, 256, 64, 1_024, 50, 256, 128, 256, 1_000, 3_650, 99_999_999);
}
