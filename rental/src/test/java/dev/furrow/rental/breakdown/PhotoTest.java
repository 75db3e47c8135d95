package dev.furrow.rental.breakdown;

import static dev.furrow.rental.local.LocalMarketplace.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.pricing.PriceModel;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class PhotoTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 7, 7};

    private final LocalMarketplace marketplace = LocalMarketplace.shared();
    private final LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);

    @Test
    void thePhotoOfABreakdownIsForThoseWhoseOrderItIs() {
        Order order = area.confirmed();
        area.move(order, OrderMove.START, MoveDetails.NONE);
        area.move(order, OrderMove.BREAK_DOWN, MoveDetails.because("The belt is torn"));
        String breakdown = "/api/orders/" + order.id() + "/breakdown";
        eventually(() -> marketplace.as(area.farmer, "GET", breakdown, "").status() == 200);
        assertThat(marketplace.as(area.farmer, "GET", breakdown + "/photo", "").status())
                .isEqualTo(404);

        String key = marketplace.upload(area.supplier, "image/jpeg", JPEG, false);
        assertThat(marketplace
                        .as(area.supplier, "PUT", breakdown + "/photo", "{\"key\":\"" + key + "\"}")
                        .status())
                .isEqualTo(200);

        assertThat(marketplace
                        .as(area.farmer, "GET", breakdown, "")
                        .json()
                        .path("hasPhoto")
                        .asBoolean())
                .isTrue();
        LocalMarketplace.Answer link = marketplace.as(area.farmer, "GET", breakdown + "/photo", "");
        assertThat(link.status()).isEqualTo(302);
        URI there = URI.create(link.response().headers().firstValue("Location").orElseThrow());
        assertThat(marketplace.send(HttpRequest.newBuilder(there)).status()).isEqualTo(200);
        Account stranger = marketplace.person(Role.FARMER, "en", null);
        assertThat(marketplace.as(stranger, "GET", breakdown + "/photo", "").status())
                .isEqualTo(404);
    }

    @Test
    void nobodyPassesOffAnothersFileAsTheirOwn() {
        Order order = area.confirmed();
        area.move(order, OrderMove.START, MoveDetails.NONE);
        area.move(order, OrderMove.BREAK_DOWN, MoveDetails.NONE);
        String breakdown = "/api/orders/" + order.id() + "/breakdown";
        eventually(() -> marketplace.as(area.farmer, "GET", breakdown, "").status() == 200);
        String papers = marketplace.upload(marketplace.person(Role.SUPPLIER, "en", null), "image/jpeg", JPEG, false);
        assertThat(marketplace
                        .as(area.supplier, "PUT", breakdown + "/photo", "{\"key\":\"" + papers + "\"}")
                        .status())
                .isEqualTo(404);
    }
}
