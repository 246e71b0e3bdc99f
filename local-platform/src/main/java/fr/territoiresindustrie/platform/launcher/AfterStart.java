package fr.territoiresindustrie.platform.launcher;

/** Something to do once the platform answers and before it is called ready, such as importing data. Must be repeatable. */
@FunctionalInterface
public interface AfterStart {

    void run(Settings settings, Progress progress) throws Exception;
}
