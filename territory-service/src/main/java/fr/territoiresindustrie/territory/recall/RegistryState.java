package fr.territoiresindustrie.territory.recall;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How the registry stood at a moment: what is read at one state is the same at that state again.
 *
 * @param version rises with every change that commits
 * @param day of the database, whose rows of today it decides
 * @param since when the database began to run: one that was restored from a copy may count the same versions again
 */
record RegistryState(long version, LocalDate day, Instant since) {}
