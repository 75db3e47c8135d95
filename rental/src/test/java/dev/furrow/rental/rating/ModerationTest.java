package dev.furrow.rental.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.pricing.PriceModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModerationTest {
    private final LocalMarketplace marketplace = LocalMarketplace.shared();
    private final LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);
    private final Account desk = marketplace.person(Role.HUB, "en", area.hub);

    private void hide(String orderId, boolean isHidden) {
        assertThat(marketplace
                        .as(
                                desk,
                                "POST",
                                "/api/orders/" + orderId + "/rating/hiding",
                                "{\"about\":\"SUPPLIER\",\"hidden\":" + isHidden + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatTheDeskHidesIsReadByNobodyAndCountsNoMore() {
        String supplier =
                marketplace.get(Suppliers.class).required(area.supplier.id()).id();
        Order order = area.paid();
        marketplace.as(
                area.farmer,
                "POST",
                "/api/orders/" + order.id() + "/rating",
                "{\"stars\":1,\"reason\":\"rude words\"}");

        JsonNode said = marketplace.as(desk, "GET", "/api/ratings", "").json();
        assertThat(said).hasSize(1);
        assertThat(said.get(0).path("reason").asString()).isEqualTo("rude words");
        assertThat(said.get(0).path("code").asString()).isEqualTo(order.code());
        assertThat(marketplace.get(Ratings.class).stars(List.of(supplier))).containsEntry(supplier, 1.0);

        hide(order.id(), true);
        assertThat(marketplace.get(Ratings.class).stars(List.of(supplier))).isEmpty();
        assertThat(marketplace
                        .as(area.farmer, "GET", "/api/ratings/" + supplier, "")
                        .json())
                .isEmpty();
        assertThat(marketplace
                        .as(desk, "GET", "/api/ratings", "")
                        .json()
                        .get(0)
                        .path("hidden")
                        .asBoolean())
                .isTrue();

        hide(order.id(), false);
        assertThat(marketplace
                        .as(area.farmer, "GET", "/api/ratings/" + supplier, "")
                        .json())
                .hasSize(1);
        LocalMarketplace.Area elsewhere = marketplace.new Area("en", PriceModel.HOUR);
        Account otherDesk = marketplace.person(Role.HUB, "en", elsewhere.hub);
        assertThat(marketplace.as(otherDesk, "GET", "/api/ratings", "").json()).isEmpty();
    }

    @Test
    void aComplaintIsOnTheDesksListUntilItIsSettled() {
        Order order = area.paid();
        String moves = "/api/orders/" + order.id() + "/moves";
        marketplace.as(
                area.farmer,
                "POST",
                moves,
                "{\"move\":\"DISPUTE\",\"details\":{\"reason\":\"Only half was ploughed\"}}");
        JsonNode open = marketplace.as(desk, "GET", "/api/complaints", "").json();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).path("reason").asString()).isEqualTo("Only half was ploughed");
        assertThat(open.get(0).path("phone").asString()).isEqualTo(area.farmer.phone());

        marketplace.as(
                desk,
                "POST",
                moves,
                "{\"move\":\"CORRECT\",\"details\":{\"reason\":\"Half of it\",\"amountMinor\":60000}}");
        assertThat(marketplace.as(desk, "GET", "/api/complaints", "").json()).isEmpty();
    }
}
