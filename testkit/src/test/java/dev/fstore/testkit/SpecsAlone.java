package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.testkit.Caretaker.GotBulbs;
import dev.fstore.testkit.Caretaker.Replace;
import dev.fstore.testkit.Caretaker.WentDark;
import dev.fstore.testkit.Lamp.Command;
import dev.fstore.testkit.Lamp.Dim;
import dev.fstore.testkit.Lamp.Dimmed;
import dev.fstore.testkit.Lamp.Light;
import dev.fstore.testkit.Lamp.SwitchOn;
import dev.fstore.testkit.Lamp.SwitchedOn;
import org.opentest4j.AssertionFailedError;

/** A sentence of every kind, true and false. Run by {@link SpecsAloneTest} where there is no test framework. */
final class SpecsAlone implements Runnable {

    @Override
    public void run() {
        View<Light, Lamp.Event> view = new Lamp();
        var hall = new StreamId("lamp", "hall");
        var workflow =
                Workflow.of(new Lamp(), Lamp.COSY, (Command command) -> hall).with("lights", view);

        given(new Lamp()).when(new Dim(5)).then(new Dimmed(5));
        given(view, new SwitchedOn()).then(new Light(true, 0));
        given(Lamp.COSY).when(new Dimmed(5)).thenNothing();
        given(new Caretaker(), new GotBulbs(1))
                .when(Caretaker.dark("hall"))
                .then(new WentDark("hall"))
                .thenPending(new Replace("hall"));
        given(workflow, new SwitchOn(5)).when(new Dim(10)).thenNothing().thenView("lights", hall, new Light(true, 10));

        fails(() -> given(new Lamp()).when(new Dim(5)).thenNothing());
        fails(() -> given(view, new SwitchedOn()).then(new Light(false, 0)));
        fails(() -> given(Lamp.COSY).when(new SwitchedOn()).thenNothing());
        fails(() -> given(new Caretaker()).when(Caretaker.dark("hall")).thenPending(new Replace("hall")));
        fails(() -> given(workflow).when(new Dim(5)).thenState(hall, new Light(true, 5)));
    }

    private static void fails(Runnable expectation) {
        try {
            expectation.run();
        } catch (AssertionFailedError expected) {
            return;
        }
        throw new IllegalStateException("Held, and should not");
    }
}
