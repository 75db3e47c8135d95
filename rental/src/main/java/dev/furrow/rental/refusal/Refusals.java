package dev.furrow.rental.refusal;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells refusals over HTTP, as RFC 9457 has it.
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    ProblemDetail refused(RefusedException refusal) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(refusal.kind().status()), refusal.reason());
    }
}
