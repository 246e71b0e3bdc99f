package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.platform.launcher.Platform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The plain way to take an amount from a row that many want: select for update, insert, update, commit. Durable, as all of the platform. */
final class PlainTransaction {

    private final Platform platform;

    PlainTransaction(Platform platform) {
        this.platform = platform;
    }

    double perSecond(Duration time, int clients) throws SQLException, InterruptedException {
        try (Connection admin = platform.postgres().admin("funding");
                Statement statement = admin.createStatement()) {
            statement.execute("""
                    drop table if exists plain_movement, plain_balance;
                    create table plain_balance (id int primary key, available bigint not null check (available >= 0));
                    create table plain_movement (id bigint generated always as identity primary key, balance int not null references plain_balance, amount bigint not null);
                    insert into plain_balance values (1, 1000000000000)""");
        }
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long done = 0;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> until(end)));
            }
            for (Future<Long> one : running) {
                done += one.get();
            }
        } catch (ExecutionException failed) {
            throw new SQLException("a plain transaction failed", failed.getCause());
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    private long until(long end) throws SQLException {
        long done = 0;
        try (Connection connection = platform.postgres().admin("funding");
                PreparedStatement lock =
                        connection.prepareStatement("select available from plain_balance where id = 1 for update");
                PreparedStatement insert =
                        connection.prepareStatement("insert into plain_movement (balance, amount) values (1, 10000)");
                PreparedStatement update = connection.prepareStatement(
                        "update plain_balance set available = available - 10000 where id = 1")) {
            connection.setAutoCommit(false);
            for (; System.nanoTime() < end; done++) {
                lock.executeQuery().close();
                insert.executeUpdate();
                update.executeUpdate();
                connection.commit();
            }
        }
        return done;
    }
}
