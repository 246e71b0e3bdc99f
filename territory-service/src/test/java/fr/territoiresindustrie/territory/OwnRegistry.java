package fr.territoiresindustrie.territory;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service with a database of its own, for tests that write into the registry: those that read it count on what was published. */
public class OwnRegistry implements QuarkusTestProfile {}
