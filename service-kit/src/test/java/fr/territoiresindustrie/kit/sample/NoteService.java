package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@ApplicationScoped
class NoteService {

    /** A test may hold a creation open between its effect and its commit. */
    static volatile CountDownLatch entered = new CountDownLatch(0);

    static volatile CountDownLatch gate = new CountDownLatch(0);

    private final NoteRepository notes;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;

    NoteService(NoteRepository notes, History history, Outbox outbox, Ids ids) {
        this.notes = notes;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Transactional
    Note create(NoteRequests.Create request, Caller caller) throws InterruptedException {
        Note note = new Note(ids.next(), request.title(), request.amount());
        notes.persistAndFlush(note);
        record(note, "CREATE", "project.created", caller);
        if (request.title().equals("held")) {
            entered.countDown();
            gate.await(30, TimeUnit.SECONDS);
        }
        if (request.title().equals("explodes")) {
            throw new IllegalStateException("select secret from vault");
        }
        return note;
    }

    @Transactional
    Note rename(UUID id, String title, IfMatch version, Caller caller) {
        Note note = get(id);
        version.check(note.version());
        note.rename(title);
        notes.flush();
        record(note, "RENAME", "project.edited", caller);
        return note;
    }

    private void record(Note note, String action, String event, Caller caller) {
        history.append(
                new History.Entry("note", note.id().toString(), action, null, null, null, Map.of("by", "test")),
                caller);
        outbox.append("projects", note.id().toString(), event, note.view());
    }

    Note get(UUID id) {
        return notes.findByIdOptional(id).orElseThrow(RequestProblem::notFound);
    }

    Page<NoteView> page(String title, PageRequest page) {
        return notes.page(title, page).map(r -> new NoteView(r.id(), r.title(), new Money(r.amount())));
    }

    Page<NoteView> numbered(int count, int failsAt, PageRequest page) {
        return notes.numbered(count, failsAt, page).map(r -> new NoteView(r.id(), r.title(), new Money(r.amount())));
    }

    Page<HistoryEntryView> history(UUID id, PageRequest page) {
        return history.of("note", id.toString(), page);
    }
}
