package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens and closes the windows of calls. */
@ApplicationScoped
public class WindowService {

    private final SchemeService schemes;
    private final WindowRepository windows;
    private final History history;
    private final Ids ids;
    private final Time time;

    WindowService(SchemeService schemes, WindowRepository windows, History history, Ids ids, Time time) {
        this.schemes = schemes;
        this.windows = windows;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    /** The windows of these schemes, earliest first. */
    public List<Window> of(Collection<UUID> ofSchemes) {
        return ofSchemes.isEmpty() ? List.of() : windows.of(ofSchemes);
    }

    /** The same, held unchanged to the end of the caller's transaction: whoever decides on a closing instant decides on the one in force. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Window> held(Collection<UUID> ofSchemes) {
        return ofSchemes.isEmpty() ? List.of() : windows.heldOf(ofSchemes);
    }

    List<WindowView> of(String scheme) {
        return of(List.of(schemes.get(scheme).id())).stream().map(Window::view).toList();
    }

    @Transactional
    Window open(String code, SchemeRequests.WindowBody request, Caller caller) {
        Scheme scheme = schemes.owned(code, caller);
        windows.hold(scheme.id());
        if (scheme.intake() == Intake.OPEN) {
            throw SchemeProblem.SCHEME_WITHOUT_WINDOWS.because(
                    "Ce dispositif est un guichet ouvert : il n'a pas de fenêtre.",
                    "This scheme takes applications at any time: it has no windows.");
        }
        Window window = new Window(
                ids.next(),
                scheme.id(),
                request.label(),
                paris("/opensAt", request.opensAt()),
                paris("/closesAt", request.closesAt()));
        check(scheme, window);
        windows.persistAndFlush(window);
        told(code, "OPEN_WINDOW", window, caller);
        return window;
    }

    /** Moves a window's instants, as long as it has not closed: what was late stays late. */
    @Transactional
    Window change(String code, UUID id, SchemeRequests.WindowBody request, IfMatch version, Caller caller) {
        Scheme scheme = schemes.owned(code, caller);
        windows.hold(scheme.id());
        Window window = windows.findByIdOptional(id)
                .filter(w -> w.schemeId().equals(scheme.id()))
                .orElseThrow(RequestProblem::notFound);
        version.check(window.version());
        if (!time.now().isBefore(window.closesAt())) {
            throw SchemeProblem.WINDOW_HAS_CLOSED.because(
                    "Cette fenêtre est close : ouvrez-en une autre.", "This window has closed: open another one.");
        }
        window.edit(request.label(), paris("/opensAt", request.opensAt()), paris("/closesAt", request.closesAt()));
        check(scheme, window);
        windows.flush();
        told(code, "CHANGE_WINDOW", window, caller);
        return window;
    }

    private void check(Scheme scheme, Window window) {
        if (!window.closesAt().isAfter(window.opensAt())) {
            throw SchemeService.invalid(
                    "/closesAt", "OUT_OF_RANGE", "La clôture suit l'ouverture.", "The closing follows the opening.");
        }
        if (!window.closesAt().isAfter(time.now())) {
            throw SchemeService.invalid(
                    "/closesAt", "IN_THE_PAST", "La clôture est passée.", "The closing is in the past.");
        }
        boolean overlaps = windows.of(List.of(scheme.id())).stream()
                .filter(other -> !other.id().equals(window.id()))
                .anyMatch(other -> other.opensAt().isBefore(window.closesAt())
                        && window.opensAt().isBefore(other.closesAt()));
        if (overlaps) {
            throw SchemeProblem.WINDOWS_OVERLAP.because(
                    "Une autre fenêtre de ce dispositif couvre une partie de ce temps.",
                    "Another window of this scheme covers part of this time.");
        }
    }

    /** An hour of Paris; one that the spring's change of clocks skips is no hour, one of autumn's two is the first. */
    private static Instant paris(String pointer, LocalDateTime at) {
        List<ZoneOffset> offsets = Time.PARIS.getRules().getValidOffsets(at);
        if (offsets.isEmpty()) {
            throw SchemeService.invalid(
                    pointer,
                    "NO_SUCH_HOUR",
                    "Cette heure n'existe pas à Paris : on y avance les horloges.",
                    "There is no such hour in Paris: clocks go forward.");
        }
        return at.toInstant(offsets.getFirst());
    }

    private void told(String scheme, String action, Window window, Caller caller) {
        history.append(new History.Entry(SchemeService.TYPE, scheme, action, null, null, null, window.view()), caller);
    }
}
