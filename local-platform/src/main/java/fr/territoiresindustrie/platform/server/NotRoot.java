package fr.territoiresindustrie.platform.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** PostgreSQL refuses to run as root, which is what many containers and build machines run as. */
final class NotRoot {

    private static final String NOBODY = "65534";
    private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");
    private static final List<String> OTHER_USER =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    /** What to put before a command: a user namespace without root, or another user where that is refused. */
    private static final List<String> PREFIX = choose();

    private NotRoot() {}

    static List<String> prefix() {
        return PREFIX;
    }

    /** Gives the folder to the user that the commands run as. */
    static void handOver(Path folder) {
        if (PREFIX.equals(OTHER_USER)) {
            Shell.require(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()), Map.of());
        }
    }

    private static List<String> choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return Shell.run(List.of("unshare", "--user", "true")) == 0 ? USER_NAMESPACE : OTHER_USER;
    }
}
