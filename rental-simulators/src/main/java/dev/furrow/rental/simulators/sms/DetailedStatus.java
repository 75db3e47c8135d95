package dev.furrow.rental.simulators.sms;

/// Why a message is where it is. Codes from 20000 are good news, those from 30000 are not.
public enum DetailedStatus {
    PENDING(20003),
    SUBMITTED_TO_CARRIER(20002),
    DELIVERED_TO_OPERATOR(20001),
    DELIVERED_TO_HANDSET(20000),
    DLT_ENTITY_MISSING(30001),
    DLT_ENTITY_MISMATCH(30002),
    DLT_HEADER_MISMATCH(30003),
    DLT_TEMPLATE_NOT_FOUND(30004),
    DLT_TEMPLATE_MISMATCH(30005),
    TIME_RESTRICTION(30006),
    DO_NOT_DISTURB(30007),
    INVALID_NUMBER(30010),
    OPERATOR_REJECTED(30011),
    HANDSET_UNREACHABLE(30012),
    VALIDITY_EXPIRED(30013);

    private final int code;

    DetailedStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
