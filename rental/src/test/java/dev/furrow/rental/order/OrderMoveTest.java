package dev.furrow.rental.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table by itself; what the service makes of it is in `OrdersTest`.
class OrderMoveTest {

    @Test
    void everyStateCanBeReachedFromADraft() {
        Set<OrderState> reached = EnumSet.of(OrderState.DRAFT);
        boolean more = true;
        while (more) {
            more = false;
            for (OrderMove move : OrderMove.values()) {
                if (move.sources().stream().anyMatch(reached::contains)) {
                    more |= reached.add(move.target());
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(OrderState.values());
    }

    @Test
    void onlyWhatIsOverHasNoWayOut() {
        for (OrderState state : OrderState.values()) {
            List<OrderMove> out = Arrays.stream(OrderMove.values())
                    .filter(move -> move.sources().contains(state))
                    .toList();
            if (out.isEmpty()) {
                assertThat(state.isOver()).as("%s", state).isTrue();
            }
        }
        assertThat(OrderMove.buttons(OrderState.CANCELLED, Role.FARMER)).isEmpty();
        assertThat(OrderMove.buttons(OrderState.EXPIRED, Role.HUB)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void managementPutsDisputesRightAndDoesNothingElse(OrderState state) {
        assertThat(OrderMove.buttons(state, Role.MANAGEMENT))
                .isEqualTo(state == OrderState.DISPUTED ? List.of(OrderMove.CORRECT, OrderMove.UPHOLD) : List.of());
    }

    @Test
    void buttonsAreThoseOfTheRole() {
        assertThat(OrderMove.buttons(OrderState.CONFIRMED, Role.FARMER)).containsExactly(OrderMove.CANCEL);
        assertThat(OrderMove.buttons(OrderState.CONFIRMED, Role.OPERATOR))
                .containsExactly(OrderMove.DEPART, OrderMove.START);
        assertThat(OrderMove.buttons(OrderState.STARTED, Role.OPERATOR))
                .containsExactly(OrderMove.BREAK_DOWN, OrderMove.COMPLETE);
        assertThat(OrderMove.buttons(OrderState.BILLED, Role.FARMER)).containsExactly(OrderMove.PAY, OrderMove.DISPUTE);
    }

    @Test
    void noFarmerStartsOrBillsAndNoSupplierCancels() {
        assertThat(OrderMove.START.roles()).doesNotContain(Role.FARMER);
        assertThat(OrderMove.BILL.roles()).doesNotContain(Role.FARMER, Role.SUPPLIER);
        assertThat(OrderMove.CANCEL.roles()).doesNotContain(Role.SUPPLIER, Role.OPERATOR);
    }

    /// The diagram in the documentation is this table; `-Dgolden.rewrite=true` writes it anew.
    @Test
    void theDiagramIsTheTable() throws IOException {
        String page = "# The moves of an order\n\nGenerated from `OrderMove` by its test; do not edit.\n\n"
                + "```mermaid\nstateDiagram-v2\n" + arrows() + "```\n\n"
                + "| Move | From | To | By | If | Also |\n|---|---|---|---|---|---|\n" + rows();
        Path file = Path.of("docs", "order-moves.md");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(file).content().isEqualTo(page);
    }

    private static String arrows() {
        StringBuilder text = new StringBuilder("  [*] --> DRAFT\n");
        for (OrderMove move : OrderMove.values()) {
            for (OrderState source : move.sources()) {
                text.append("  %s --> %s: %s%n".formatted(source, move.target(), move));
            }
        }
        Stream.of(OrderState.values())
                .filter(OrderState::isOver)
                .forEach(state -> text.append("  %s --> [*]%n".formatted(state)));
        return text.toString().replace("\r", "");
    }

    private static String rows() {
        StringBuilder text = new StringBuilder();
        for (OrderMove move : OrderMove.values()) {
            text.append("| %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            move,
                            words(move.sources()),
                            move.target(),
                            words(move.roles()),
                            move.condition(),
                            move.effect()));
        }
        return text.toString().replace("\r", "").replace("| NONE ", "| ");
    }

    private static String words(Set<?> values) {
        return String.join(", ", values.stream().map(Object::toString).toList());
    }
}
