package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private final Guard guard = new Guard(Set.of("orders", "offers"));

    @Test
    void relationsAreFoundWhereverTheyStand() {
        assertThat(guard.check("select a from orders where b in (select c from offers where d = ?)"))
                .containsExactlyInAnyOrder("orders", "offers");
        assertThat(guard.check("with x as (select a from orders) select a from x union all select b from offers"))
                .containsExactlyInAnyOrder("orders", "offers");
    }

    @Test
    void whatComputesIsAllowed() {
        assertThat(guard.check("""
                select to_char(a at time zone ?, 'YYYY') as y, sum(b) as s, avg(extract(epoch from (c - d))) as w,
                       rank() over (order by sum(b) desc) as r
                from orders where lower(e) like lower(?) || '%' group by a order by s desc""")).containsExactly("orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from account",
                "select * from public.orders",
                "select * from rental_order",
                "select * from information_schema.tables",
                "select * from pg_catalog.pg_user",
                "select * from orders, account",
                "select * from orders join account on true",
                "select (select max(phone) from account) from orders",
                "select * from orders where exists (select 1 from session)",
                "with orders as (select * from account) select * from orders",
                "with x as (select * from account) select * from x",
                "select a from orders union select phone from account",
                "select a from orders order by (select phone from account)",
                "select case when a = 1 then (select phone from account) end from orders",
                "select file_read('/etc/passwd') from orders",
                "select pg_read_file('/etc/passwd') from orders",
                "select pg_sleep(100) from orders",
                "select * from csvread('/etc/passwd')",
                "select * from system_range(1, 1000000000)",
                "select * from generate_series(1, 1000000000)",
                "select a from orders where b = dblink('x', 'y')",
                "select nextval('s') from orders",
                "select next value for s from orders",
                "select current_setting('x') from orders",
                "select * into x from orders",
                "select * from orders for update",
                "insert into orders values (1)",
                "update orders set a = 1",
                "delete from orders",
                "drop table orders",
                "with x as (delete from orders returning *) select * from x",
                "call x()",
                "select 1; select 2",
                "table account",
                "select a from orders order by pg_sleep(10)",
                "select a from orders group by file_read('x')",
                "select sum(a) over (order by (select max(phone) from account)) from orders",
                "select a from orders limit (select count(*) from account)",
                "select a from orders o join offers f on (select true from account)",
                "select a from orders where (a, b) in (select phone, id from account)",
                "with recursive x as (select a from orders union all select a from x) select a from x",
                "values (1)",
                "",
                "not sql at all",
            })
    void whatIsNotAQueryOfRelationsIsRefused(String sql) {
        assertThatThrownBy(() -> guard.check(sql)).isInstanceOf(ReportMistake.class);
    }
}
