package fr.territoiresindustrie.territory.vintage;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.vintage.VintageRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows vintages: those applied to all, the others to who runs the platform or the programme. */
@ApplicationScoped
class VintageService {

    static final String HISTORY = "reference-vintage";

    private final VintageRepository vintages;
    private final History history;
    private final JsonColumn json;

    VintageService(VintageRepository vintages, History history, JsonColumn json) {
        this.vintages = vintages;
        this.history = history;
        this.json = json;
    }

    Page<VintageView> list(Caller caller, PageRequest page) {
        return vintages.list(!seesAll(caller), page).map(this::view);
    }

    VintageView get(UUID id, Caller caller) {
        return view(seen(id, caller));
    }

    Page<ChangeView> changes(
            UUID id,
            ChangeView.@Nullable Subject subject,
            ChangeView.@Nullable Kind kind,
            @Nullable String code,
            Caller caller,
            PageRequest page) {
        seen(id, caller);
        return vintages.changes(
                        id, subject == null ? null : subject.name(), kind == null ? null : kind.name(), code, page)
                .map(row -> new ChangeView(
                        row.position(),
                        ChangeView.Subject.valueOf(row.subject()),
                        ChangeView.Kind.valueOf(row.kind()),
                        row.code(),
                        row.name(),
                        row.from(),
                        row.to(),
                        row.field(),
                        row.before(),
                        row.after()));
    }

    Page<FindingView> findings(UUID id, Caller caller, Locale language, PageRequest page) {
        seen(id, caller);
        return vintages.findings(id, page).map(row -> {
            FindingCode code = FindingCode.valueOf(row.code());
            return new FindingView(
                    row.position(),
                    row.file(),
                    row.line(),
                    row.field(),
                    code,
                    code.message().in(language),
                    row.value());
        });
    }

    Page<HistoryEntryView> history(UUID id, Caller caller, PageRequest page) {
        seen(id, caller);
        Page<HistoryEntryView> entries = history.of(HISTORY, id.toString(), page);
        return seesAll(caller) ? entries : entries.map(HistoryEntryView::withoutPeople);
    }

    /** The vintage, for who may see it. */
    Row seen(UUID id, Caller caller) {
        return vintages.find(id)
                .filter(row -> seesAll(caller) || row.state().equals(VintageState.APPLIED.name()))
                .orElseThrow(RequestProblem::notFound);
    }

    VintageView view(Row row) {
        return new VintageView(
                row.id(),
                row.year(),
                row.effectiveOn(),
                VintageState.valueOf(row.state()),
                row.checksum(),
                row.findings(),
                row.changes(),
                json.list(row.difference(), new TypeReference<>() {}),
                row.submittedAt(),
                row.appliedAt(),
                row.version());
    }

    private static boolean seesAll(Caller caller) {
        return caller.is(Roles.PLATFORM_ADMIN) || caller.readsEverything();
    }
}
