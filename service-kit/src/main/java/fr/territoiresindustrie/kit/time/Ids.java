package fr.territoiresindustrie.kit.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives identifiers: UUID version 7, counting up within a millisecond, so that keys sort by creation and indexes grow at their right edge. */
@ApplicationScoped
public class Ids {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    /** One at a time: the generator reads the clock outside its own lock, so a slower thread could give a smaller id after a larger one. */
    public synchronized UUID next() {
        return generator.generate();
    }
}
