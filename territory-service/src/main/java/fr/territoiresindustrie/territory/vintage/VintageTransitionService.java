package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.territory.vintage.VintageCase.Conflict;
import fr.territoiresindustrie.territory.vintage.VintageRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;

/** Applies vintages and discards them. */
@ApplicationScoped
class VintageTransitionService {

    private static final String MOVE = """
            update reference_vintage set state = :state, version = version + 1,
                applied_at = case when :state = 'APPLIED' then cast(:now as timestamptz) end
            where id = :vintage""";

    private final DataSource database;
    private final VintageRepository vintages;
    private final VintageService reads;
    private final Application application;
    private final History history;
    private final Time time;

    VintageTransitionService(
            DataSource database,
            VintageRepository vintages,
            VintageService reads,
            Application application,
            History history,
            Time time) {
        this.database = database;
        this.vintages = vintages;
        this.reads = reads;
        this.application = application;
        this.history = history;
        this.time = time;
    }

    @Transactional
    TransitionsView options(UUID id, Caller caller, Locale locale) {
        Row row = reads.seen(id, caller);
        try (Connection connection = database.getConnection()) {
            VintageCase vintage = vintage(connection, row);
            return TransitionsView.of(
                    vintage.state(), row.version(), VintageWorkflow.TABLE.options(vintage, caller.roles()), locale);
        } catch (SQLException e) {
            throw new HibernateException("a vintage could not be looked at", e);
        }
    }

    @Transactional
    VintageView run(UUID id, VintageRequests.Transition wanted, IfMatch version, Caller caller) {
        try (Connection connection = database.getConnection()) {
            VintageLock.take(connection);
            Row row = reads.seen(id, caller);
            version.check(row.version());
            VintageCase vintage = vintage(connection, row);
            VintageState to = decide(vintage, wanted.command(), caller);
            if (wanted.onlyChecks()) {
                return reads.view(row);
            }
            move(connection, row, to);
            history.append(
                    new History.Entry(
                            VintageService.HISTORY,
                            id.toString(),
                            wanted.command().name(),
                            row.state(),
                            to.name(),
                            wanted.reason(),
                            null),
                    caller);
            VintageView view = reads.view(vintages.find(id).orElseThrow());
            if (to == VintageState.APPLIED) {
                application.apply(connection, row, caller);
            } else {
                new Staging(connection, id).clear();
            }
            return view;
        } catch (SQLException e) {
            throw new HibernateException("a vintage could not be moved", e);
        }
    }

    private static VintageState decide(VintageCase vintage, VintageCommand command, Caller caller) {
        try {
            return VintageWorkflow.TABLE.decide(vintage, command, caller.roles());
        } catch (Problem refused) {
            throw vintage.conflicts().isEmpty() ? refused : refused.with("conflicts", vintage.conflicts());
        }
    }

    private void move(Connection connection, Row row, VintageState to) throws SQLException {
        new Statements(
                        connection,
                        Map.of(
                                "vintage", row.id(),
                                "state", to.name(),
                                "now", time.now().atOffset(ZoneOffset.UTC)))
                .run(MOVE);
    }

    private VintageCase vintage(Connection connection, Row row) throws SQLException {
        VintageState state = VintageState.valueOf(row.state());
        if (state != VintageState.VALIDATED) {
            return new VintageCase(state, row.changes(), true, List.of());
        }
        LocalDate day = Objects.requireNonNull(row.effectiveOn());
        List<Conflict> conflicts = new Statements(connection, Map.of("vintage", row.id(), "effective", day))
                .read(
                        CompositionSql.CONFLICTS,
                        found -> new Conflict(
                                found.getString(1),
                                found.getString(2),
                                found.getString(3),
                                found.getObject(4, LocalDate.class)));
        return new VintageCase(state, row.changes(), vintages.lastApplied().id().equals(row.base()), conflicts);
    }
}
