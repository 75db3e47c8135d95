package dev.furrow.rental.promotion;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who was brought by whom. A farmer is brought once, with the first order; whoever brought them has earned a
/// discount once that order is billed, and not before: an order that is called off was none.
@Component
class Referrals {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();

    Referrals(JdbcClient database) {
        this.database = database;
    }

    /// How somebody stands.
    ///
    /// @param code what they tell others
    /// @param brought how many said it with their first order
    /// @param earned how many of those orders were billed
    record Standing(String code, long brought, long earned) {}

    @Transactional
    public Standing of(String farmerId) {
        return new Standing(
                code(farmerId),
                count("select count(*) from referral where referrer_id = ?", farmerId),
                earned(farmerId));
    }

    /// What was made once stays; a code that somebody has is made anew.
    private String code(String farmerId) {
        while (true) {
            Optional<String> code = database.sql("select code from referral_code where farmer_id = ?")
                    .param(farmerId)
                    .query(String.class)
                    .optional();
            if (code.isPresent()) {
                return code.get();
            }
            StringBuilder fresh = new StringBuilder("R-");
            random.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt).forEach(fresh::append);
            database.sql("insert into referral_code (farmer_id, code) values (?, ?) on conflict do nothing")
                    .params(farmerId, fresh.toString())
                    .update();
        }
    }

    /// Whose code it is, unless it is the farmer's own.
    Optional<String> referrer(String code, String farmerId) {
        return database.sql("select farmer_id from referral_code where code = ? and farmer_id <> ?")
                .params(code, farmerId)
                .query(String.class)
                .optional();
    }

    void bring(String farmerId, String referrerId, String orderId) {
        database.sql("""
                insert into referral (farmer_id, referrer_id, order_id) values (?, ?, ?) on conflict do nothing""").params(farmerId, referrerId, orderId).update();
    }

    void billed(String orderId) {
        database.sql("update referral set earned = true where order_id = ?")
                .param(orderId)
                .update();
    }

    void calledOff(String orderId) {
        database.sql("delete from referral where order_id = ? and not earned")
                .param(orderId)
                .update();
    }

    long earned(String farmerId) {
        return count("select count(*) from referral where earned and referrer_id = ?", farmerId);
    }

    private long count(String statement, String farmerId) {
        return database.sql(statement).param(farmerId).query(Long.class).single();
    }
}
