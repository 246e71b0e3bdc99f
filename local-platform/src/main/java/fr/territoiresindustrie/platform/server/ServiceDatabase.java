package fr.territoiresindustrie.platform.server;

/**
 * The database of one service and its two roles. The owner owns the database and its schema {@code public} and runs the
 * migrations; the application's role may connect and look into the schema, and gets every further right from those
 * migrations, so that a ledger table can be closed to UPDATE and DELETE.
 */
public record ServiceDatabase(String name, String owner, String ownerPassword, String app, String appPassword) {

    /** The usual names: {@code <name>_owner} and {@code <name>_app}, both with the one password. */
    public static ServiceDatabase of(String name, String password) {
        return new ServiceDatabase(name, name + "_owner", password, name + "_app", password);
    }
}
