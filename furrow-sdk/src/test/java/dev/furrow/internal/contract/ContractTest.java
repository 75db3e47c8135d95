package dev.furrow.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.activity.ActivityType;
import dev.furrow.payload.Payloads;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.Timeout;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    record Row(String name) {}

    interface Handler<T> {
        @Execute
        List<T> handle(T item);
    }

    @WorkflowType(version = "2", executionTimeout = "14d")
    interface RowHandler extends Handler<Row> {
        @Signal(name = "add-row")
        void add(Row row);
    }

    @Test
    void typeVariablesOfASuperInterfaceAreFilledIn() {
        WorkflowContract contract = WorkflowContract.of(RowHandler.class);
        assertThat(contract.describe()).isEqualTo("RowHandler.handle 2");
        assertThat(contract.signals()).containsOnlyKeys("add-row");
        Object[] arguments = Arguments.read(contract.execute(), "{\"name\":\"x\"}", "", Payloads.json());
        assertThat(arguments).containsExactly(new Row("x"));
        assertThat(Payloads.json().read("[{\"name\":\"x\"}]", contract.execute().result(), "", "It"))
                .isEqualTo(List.of(new Row("x")));
    }

    @ActivityType(version = "1", startToClose = "20s", attempts = 3)
    interface Prices {
        int quote(String item, int pieces);

        @ActivityType(name = "refresh", version = "7", startToClose = "none", heartbeat = "PT30S")
        void refreshAll();

        default int single(String item) {
            return quote(item, 1);
        }
    }

    @Test
    void aMethodSaysOnlyWhatDiffers() throws NoSuchMethodException {
        ActivityContract contract = ActivityContract.of(Prices.class);
        ActivityMethod quote = contract.method(Prices.class.getMethod("quote", String.class, int.class));
        ActivityMethod refresh = contract.method(Prices.class.getMethod("refreshAll"));
        assertThat(quote.describe()).isEqualTo("Prices.quote 1");
        assertThat(quote.options().startToClose()).isEqualTo(Duration.ofSeconds(20));
        assertThat(refresh.describe()).isEqualTo("refresh 7");
        assertThat(refresh.options().startToClose()).isEqualTo(Timeout.NONE);
        assertThat(refresh.options().heartbeat()).isEqualTo(Duration.ofSeconds(30));
        assertThat(refresh.options().retry().attempts()).isEqualTo(3);
        assertThat(contract.methods()).hasSize(2);
    }

    @Test
    void severalArgumentsAreAnArray() throws NoSuchMethodException {
        Signature quote = ActivityContract.of(Prices.class)
                .method(Prices.class.getMethod("quote", String.class, int.class))
                .signature();
        String text = Arguments.write(new Object[] {"nail", 7}, "", "It", Payloads.json());
        assertThat(text).isEqualTo("[\"nail\",7]");
        assertThat(Arguments.read(quote, text, "", Payloads.json())).containsExactly("nail", 7);
        assertThatThrownBy(() -> Arguments.read(quote, "[\"nail\"]", "", Payloads.json()))
                .hasMessage("Prices.quote takes an array of 2 arguments, but got one of 1");
    }

    @ParameterizedTest
    @CsvSource({"30s, 30", "10m, 600", "2h, 7200", "14d, 1209600", "PT1.2S, 2", "none, NONE", "NONE, NONE", "0s, 0"})
    void limitsAreReadAsText(String text, String wire) {
        assertThat(TimeLimit.toWireOrNull(TimeLimit.parse(text, "x"))).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "s", "1w", "-5s", "P", "ten minutes"})
    void whatIsNoLimitIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> TimeLimit.parse(text, "startToClose of Prices.quote"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" of startToClose of Prices.quote is no time limit");
    }

    @ActivityType(version = "1")
    interface Endless {
        void run();
    }

    @ActivityType(startToClose = "1s")
    interface Versionless {
        void run();
    }

    @WorkflowType(version = "1")
    interface Headless {
        @Signal
        void poke();
    }

    @WorkflowType(version = "1")
    interface Answering {
        @Execute
        void run();

        @Signal
        int poke();
    }

    @WorkflowType(version = "1")
    interface Asking {
        @Execute
        void run();

        @State
        int state(int which);
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> ActivityContract.of(Endless.class)).hasMessageContaining("may run for ever");
        assertThatThrownBy(() -> ActivityContract.of(Versionless.class)).hasMessageContaining("has no version");
        assertThatThrownBy(() -> WorkflowContract.of(Headless.class)).hasMessageContaining("0 methods with @Execute");
        assertThatThrownBy(() -> WorkflowContract.of(Answering.class)).hasMessageContaining("must return nothing");
        assertThatThrownBy(() -> WorkflowContract.of(Asking.class)).hasMessageContaining("take no parameters");
        assertThatThrownBy(() -> WorkflowContract.of(List.class)).hasMessageContaining("no @WorkflowType");
        assertThatThrownBy(() -> ActivityContract.implementedBy(String.class)).hasMessageContaining("no activities");
    }
}
