package dev.furrow.rental.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.local.LocalMarketplace.Answer;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.pricing.PriceModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class PersonalDataTest {
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-', '1'};

    private final LocalMarketplace marketplace = LocalMarketplace.shared();
    private final JdbcClient database = marketplace.get(JdbcClient.class);
    private final LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);

    /// The columns of all tables in which something stands.
    private List<String> columnsWith(String words) {
        List<String> found = new ArrayList<>();
        database.sql("""
                select table_name, column_name from information_schema.columns
                where table_schema = 'public' and lower(data_type) like 'character%'""")
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(each -> {
                    long rows = database.sql("select count(*) from \"%s\" where cast(\"%s\" as varchar) like ?"
                                    .formatted(each.get(0), each.get(1)))
                            .param("%" + words + "%")
                            .query(Long.class)
                            .single();
                    if (rows > 0) {
                        found.add(each.get(0) + "." + each.get(1));
                    }
                });
        return found;
    }

    private List<Long> ledger(Order order) {
        return database.sql("""
                select p.amount_minor from posting p join journal j on j.id = p.journal_id
                where j.order_id = ? order by j.at, p.journal_id, p.position""").param(order.id()).query(Long.class).list();
    }

    @Test
    void somebodyGetsEverythingThatIsKnownAboutThemAndNothingAboutOthers() {
        Order order = area.paid();
        Answer answer = marketplace.as(area.farmer, "GET", "/api/me/data", "");
        assertThat(answer.response().headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(how -> assertThat(how).contains("my-data.json"));
        JsonNode data = answer.json();
        assertThat(data.path("account").get(0).path("phone").asString()).isEqualTo(area.farmer.phone());
        assertThat(data.path("orders")).hasSize(1);
        assertThat(data.path("orders").get(0).path("id").asString()).isEqualTo(order.id());
        assertThat(data.path("steps")).isNotEmpty();
        assertThat(data.path("notices")).isNotEmpty();
        assertThat(data.path("ledger")).isNotEmpty();
        assertThat(answer.body()).doesNotContain(area.supplier.phone());

        JsonNode theirs =
                marketplace.as(area.supplier, "GET", "/api/me/data", "").json();
        assertThat(theirs.path("machines")).hasSize(1);
        assertThat(theirs.path("ledger")).isNotEmpty();
    }

    @Test
    void afterAnErasureTheBooksAreTheSameAndThePersonIsNowhere() {
        Order order = area.paid();
        marketplace.as(
                area.farmer, "POST", "/api/orders/" + order.id() + "/rating", "{\"stars\":5,\"reason\":\"by Anandi\"}");
        String digits = area.farmer.phone().substring(1);
        assertThat(columnsWith(digits)).contains("account.phone", "account.name");
        List<Long> before = ledger(order);

        Answer erased = marketplace.as(area.farmer, "DELETE", "/api/me", "");

        assertThat(erased.status()).as(erased.body()).isEqualTo(200);
        assertThat(columnsWith(digits)).isEmpty();
        assertThat(columnsWith("Anandi")).isEmpty();
        assertThat(ledger(order)).isEqualTo(before).isNotEmpty();
        assertThat(marketplace.as(area.farmer, "GET", "/api/me", "").status()).isEqualTo(401);
        assertThat(marketplace
                        .as(area.supplier, "GET", "/api/orders/" + order.id(), "")
                        .json()
                        .path("order")
                        .path("state")
                        .asString())
                .as("for the others the order is still there")
                .isEqualTo("PAID");
    }

    @Test
    void whoOwesOrIsOwedOrIsWaitedForCannotGoYet() {
        Order order = area.confirmed();
        assertThat(marketplace.as(area.farmer, "DELETE", "/api/me", "").status())
                .as("order %s is not over", order.code())
                .isEqualTo(409);
        LocalMarketplace.Area done = marketplace.new Area("en", PriceModel.HOUR);
        done.paid();
        Answer owed = marketplace.as(done.supplier, "DELETE", "/api/me", "");
        assertThat(owed.status()).isEqualTo(409);
        assertThat(owed.json().path("detail").asString()).contains("Not everything is paid");
    }

    @Test
    void aSuppliersPapersAndMachinesGoAsWell() {
        Account supplier = marketplace.new Area("en", PriceModel.HOUR).supplier;
        String key = marketplace.upload(supplier, "application/pdf", PDF, false);
        assertThat(marketplace.as(supplier, "DELETE", "/api/me", "").status()).isEqualTo(200);
        Account management = marketplace.person(Role.MANAGEMENT, "en", null);
        assertThat(marketplace
                        .as(management, "GET", "/api/assets?key=" + key, "")
                        .status())
                .isEqualTo(404);
        assertThat(database.sql("""
                        select e.status from equipment e join supplier s on s.id = e.supplier_id
                        where s.account_id = ?""").param(supplier.id()).query(String.class).list())
                .containsOnly("RETIRED");
    }
}
