package dev.furrow.api.fault;

/// Every kind of refusal that a client can see, with its name on the wire and its HTTP status.
///
/// The first eleven are modelled by SWF; clients catch them by name. The others are common to Amazon's JSON services.
/// Source: the service model's error lists and the common errors of the API reference.
public enum FaultType {
    /// A domain, type, execution or task that does not exist, or no longer does.
    UNKNOWN_RESOURCE(Namespace.SWF, "UnknownResourceFault", 400),
    /// The operator does not permit this operation here.
    OPERATION_NOT_PERMITTED(Namespace.SWF, "OperationNotPermittedFault", 400),
    /// A quota of the service would be exceeded.
    LIMIT_EXCEEDED(Namespace.SWF, "LimitExceededFault", 400),
    /// The domain is registered or deprecated already.
    DOMAIN_ALREADY_EXISTS(Namespace.SWF, "DomainAlreadyExistsFault", 400),
    /// The domain is deprecated.
    DOMAIN_DEPRECATED(Namespace.SWF, "DomainDeprecatedFault", 400),
    /// The type is registered or deprecated already.
    TYPE_ALREADY_EXISTS(Namespace.SWF, "TypeAlreadyExistsFault", 400),
    /// The type is deprecated.
    TYPE_DEPRECATED(Namespace.SWF, "TypeDeprecatedFault", 400),
    /// The type is registered, and only deprecated types can be deleted.
    TYPE_NOT_DEPRECATED(Namespace.SWF, "TypeNotDeprecatedFault", 400),
    /// The workflowId has an open run.
    WORKFLOW_EXECUTION_ALREADY_STARTED(Namespace.SWF, "WorkflowExecutionAlreadyStartedFault", 400),
    /// A setting is given neither by the caller nor by the type.
    DEFAULT_UNDEFINED(Namespace.SWF, "DefaultUndefinedFault", 400),
    /// A domain would get more resource tags than allowed.
    TOO_MANY_TAGS(Namespace.SWF, "TooManyTagsFault", 400),

    /// The request has the right shape but a value breaks a constraint.
    VALIDATION("com.amazon.coral.validate", "ValidationException", 400),
    /// The body is not JSON, or a member has the wrong JSON type.
    SERIALIZATION(Namespace.CORAL, "SerializationException", 400),
    /// The target names no operation of the service.
    UNKNOWN_OPERATION(Namespace.CORAL, "UnknownOperationException", 400),
    /// The request carries no credentials.
    MISSING_AUTHENTICATION_TOKEN(Namespace.CORAL, "MissingAuthenticationTokenException", 400),
    /// The credentials are incomplete or malformed.
    INCOMPLETE_SIGNATURE(Namespace.CORAL, "IncompleteSignatureException", 400),
    /// The access key is not known.
    UNRECOGNIZED_CLIENT(Namespace.CORAL, "UnrecognizedClientException", 400),
    /// The signature does not fit the request.
    INVALID_SIGNATURE(Namespace.CORAL, "InvalidSignatureException", 400),
    /// The session token has expired.
    EXPIRED_TOKEN(Namespace.CORAL, "ExpiredTokenException", 400),
    /// A policy denies the call.
    ACCESS_DENIED(Namespace.CORAL, "AccessDeniedException", 400),
    /// A rate limit is exhausted; clients back off and try again by themselves.
    THROTTLING("com.amazon.coral.availability", "ThrottlingException", 400),
    /// The request is larger than the service takes.
    REQUEST_ENTITY_TOO_LARGE(Namespace.CORAL, "RequestEntityTooLargeException", 413),
    /// A defect of the service.
    INTERNAL_FAILURE(Namespace.CORAL, "InternalFailure", 500),
    /// The service cannot answer now: it drains, or its store takes no writes.
    SERVICE_UNAVAILABLE(Namespace.CORAL, "ServiceUnavailable", 503);

    private final String wireType;
    private final String wireName;
    private final int httpStatus;

    FaultType(String namespace, String wireName, int httpStatus) {
        this.wireType = namespace + '#' + wireName;
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    /// The `__type` member of the error body: name space, `#`, name.
    public String wireType() {
        return wireType;
    }

    /// The name that clients compare: the part of [#wireType()] after `#`.
    public String wireName() {
        return wireName;
    }

    /// The HTTP status of the answer.
    public int httpStatus() {
        return httpStatus;
    }

    /// Holds the name spaces that several constants share; an enum's own fields come too late for its constants.
    private static final class Namespace {
        static final String SWF = "com.amazonaws.swf.base.model";
        static final String CORAL = "com.amazon.coral.service";
    }
}
