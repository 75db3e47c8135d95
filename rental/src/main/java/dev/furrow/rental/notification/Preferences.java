package dev.furrow.rental.notification;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How people want to be told.
@Component
class Preferences {
    private final JdbcClient database;

    Preferences(JdbcClient database) {
        this.database = database;
    }

    /// What somebody has said, or what holds for those who have said nothing.
    public Preference of(String accountId) {
        return database.sql("select * from notice_preference where account_id = ?")
                .param(accountId)
                .query((row, number) -> new Preference(
                        row.getBoolean("push"),
                        row.getBoolean("sms"),
                        row.getBoolean("voice"),
                        row.getInt("quiet_from"),
                        row.getInt("quiet_to")))
                .optional()
                .orElse(Preference.DEFAULT);
    }

    /// Keeps what somebody says.
    @Transactional
    public void set(String accountId, Preference said) {
        database.sql("delete from notice_preference where account_id = ?")
                .param(accountId)
                .update();
        database.sql("""
                insert into notice_preference (account_id, push, sms, voice, quiet_from, quiet_to)
                values (?, ?, ?, ?, ?, ?)""")
                .params(accountId, said.push(), said.sms(), said.voice(), said.quietFrom(), said.quietTo())
                .update();
    }
}
