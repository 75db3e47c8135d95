package dev.furrow.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names, name spaces and HTTP statuses of the faults (specification, section 1.3).
class FaultTypeTest {
    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_RESOURCE, com.amazonaws.swf.base.model#UnknownResourceFault, 400",
        "OPERATION_NOT_PERMITTED, com.amazonaws.swf.base.model#OperationNotPermittedFault, 400",
        "LIMIT_EXCEEDED, com.amazonaws.swf.base.model#LimitExceededFault, 400",
        "DOMAIN_ALREADY_EXISTS, com.amazonaws.swf.base.model#DomainAlreadyExistsFault, 400",
        "DOMAIN_DEPRECATED, com.amazonaws.swf.base.model#DomainDeprecatedFault, 400",
        "TYPE_ALREADY_EXISTS, com.amazonaws.swf.base.model#TypeAlreadyExistsFault, 400",
        "TYPE_DEPRECATED, com.amazonaws.swf.base.model#TypeDeprecatedFault, 400",
        "TYPE_NOT_DEPRECATED, com.amazonaws.swf.base.model#TypeNotDeprecatedFault, 400",
        "WORKFLOW_EXECUTION_ALREADY_STARTED, com.amazonaws.swf.base.model#WorkflowExecutionAlreadyStartedFault, 400",
        "DEFAULT_UNDEFINED, com.amazonaws.swf.base.model#DefaultUndefinedFault, 400",
        "TOO_MANY_TAGS, com.amazonaws.swf.base.model#TooManyTagsFault, 400",
        "VALIDATION, com.amazon.coral.validate#ValidationException, 400",
        "SERIALIZATION, com.amazon.coral.service#SerializationException, 400",
        "UNKNOWN_OPERATION, com.amazon.coral.service#UnknownOperationException, 400",
        "MISSING_AUTHENTICATION_TOKEN, com.amazon.coral.service#MissingAuthenticationTokenException, 400",
        "INCOMPLETE_SIGNATURE, com.amazon.coral.service#IncompleteSignatureException, 400",
        "UNRECOGNIZED_CLIENT, com.amazon.coral.service#UnrecognizedClientException, 400",
        "INVALID_SIGNATURE, com.amazon.coral.service#InvalidSignatureException, 400",
        "EXPIRED_TOKEN, com.amazon.coral.service#ExpiredTokenException, 400",
        "ACCESS_DENIED, com.amazon.coral.service#AccessDeniedException, 400",
        "THROTTLING, com.amazon.coral.availability#ThrottlingException, 400",
        "REQUEST_ENTITY_TOO_LARGE, com.amazon.coral.service#RequestEntityTooLargeException, 413",
        "INTERNAL_FAILURE, com.amazon.coral.service#InternalFailure, 500",
        "SERVICE_UNAVAILABLE, com.amazon.coral.service#ServiceUnavailable, 503"
    })
    void hasItsNameAndStatusOnTheWire(FaultType type, String wireType, int status) {
        assertThat(type.wireType()).isEqualTo(wireType);
        assertThat(type.wireName()).isEqualTo(wireType.substring(wireType.indexOf('#') + 1));
        assertThat(type.httpStatus()).isEqualTo(status);
    }

    @Test
    void thereAreElevenOfTheModelAndThirteenCommonOnes() {
        Set<String> names =
                Arrays.stream(FaultType.values()).map(FaultType::wireName).collect(Collectors.toSet());

        assertThat(names).hasSize(24).hasSameSizeAs(FaultType.values());
    }
}
