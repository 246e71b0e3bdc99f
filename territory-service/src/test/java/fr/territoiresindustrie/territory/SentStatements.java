package fr.territoiresindustrie.territory;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Keeps what Hibernate sends. */
@PersistenceUnitExtension
@Singleton
public class SentStatements implements StatementInspector {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public String inspect(String sql) {
        statements.add(sql);
        return sql;
    }

    public List<String> all() {
        return statements;
    }

    public void forget() {
        statements.clear();
    }
}
