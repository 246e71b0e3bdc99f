package fr.territoiresindustrie.kittest;

import java.util.function.Consumer;

/** Takes the database away while something happens, and brings it back. A test has it by a field of this type. */
public final class Outage {

    private final Consumer<Runnable> interrupt;

    Outage(Consumer<Runnable> interrupt) {
        this.interrupt = interrupt;
    }

    public void during(Runnable meanwhile) {
        interrupt.accept(meanwhile);
    }
}
