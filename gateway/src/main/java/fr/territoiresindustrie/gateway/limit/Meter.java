package fr.territoiresindustrie.gateway.limit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * What one caller did in the present window, in one class of operation, at this instance. It may do what was leased to it here, and a portion
 * on credit so that a lease is there before it is needed; the credit used is told with the next lease, and so counted everywhere.
 */
final class Meter {

    /** What to do with a request. */
    enum Answer {
        PASS,
        REFUSE,
        /** Only the partner side can say: a lease is under way. */
        WAIT
    }

    private final Subject subject;
    private final OperationClass operation;
    private Quota quota;
    private long begin;
    private int used;
    private int leased;
    private int left;
    private boolean exhausted;
    private int waiting;
    private @Nullable Promise<Void> lease;

    Meter(Subject subject, OperationClass operation, Quota quota, long now) {
        this.subject = subject;
        this.operation = operation;
        this.quota = quota;
        roll(quota, now);
    }

    Subject subject() {
        return subject;
    }

    OperationClass operation() {
        return operation;
    }

    /**
     * Counts a request if it may pass.
     *
     * @param share what this instance admits without a word from the partner side; negative while they are in touch
     */
    synchronized Answer take(Quota current, long now, int portions, int share) {
        roll(current, now);
        int bound = exhausted ? leased : leased + portion(portions);
        if (share >= 0) {
            bound = Math.max(leased, share);
        }
        if (used < bound) {
            used++;
            return Answer.PASS;
        }
        return exhausted || share >= 0 ? Answer.REFUSE : Answer.WAIT;
    }

    /** What to lease, when it is time to: half of a portion before the end. Null when it is not, or is being asked already. */
    synchronized @Nullable LeaseDemand demand(int portions) {
        int portion = portion(portions);
        boolean soon = leased + portion - used <= portion / 2;
        if (lease != null || exhausted || !soon) {
            return null;
        }
        lease = Promise.promise();
        waiting = 0;
        return new LeaseDemand(
                subject.name(), subject.kind(), operation, begin, quota.seconds(), Math.max(0, used - leased), portion);
    }

    /** When the lease under way will have ended, well or not; null when too many wait for it. */
    synchronized @Nullable Future<Void> awaitLease(int atMost) {
        if (lease == null) {
            return Future.succeededFuture();
        }
        return ++waiting > atMost ? null : lease.future();
    }

    /** What the partner side gave for a demand. */
    void receive(LeaseDemand demand, int granted, int stillLeft) {
        synchronized (this) {
            if (demand.begin() == begin && demand.seconds() == quota.seconds()) {
                leased += demand.spent() + granted;
                left = stillLeft;
                exhausted = granted < demand.want() || stillLeft <= 0;
            }
        }
        ended();
    }

    /** The demand's lease is over, also when it was lost: another may be asked for. */
    void ended() {
        @Nullable Promise<Void> over;
        synchronized (this) {
            over = lease;
            lease = null;
        }
        if (over != null) {
            over.complete();
        }
    }

    /** Requests that are still free in this window, as far as is known here. */
    synchronized int remaining(int share) {
        if (share >= 0) {
            return Math.max(0, Math.max(leased, share) - used);
        }
        int known = left + leased - used;
        return Math.clamp(known, 0, quota.requests());
    }

    synchronized int seconds() {
        return quota.seconds();
    }

    synchronized int requests() {
        return quota.requests();
    }

    /** Whole seconds to the end of the window, one at least. */
    synchronized int resetSeconds(long now) {
        return (int) Math.max(1, (begin + quota.seconds() * 1_000L - now + 999) / 1_000);
    }

    private int portion(int portions) {
        return Math.max(1, quota.requests() / portions);
    }

    /** Windows of different callers begin at different moments, so that not everybody comes back in the same second. */
    private void roll(Quota current, long now) {
        long length = current.seconds() * 1_000L;
        long offset = Math.floorMod(
                31L * subject.name().hashCode() + operation.policy().hashCode(), length);
        long start = now - Math.floorMod(now - offset, length);
        if (start != begin || !current.equals(quota)) {
            quota = current;
            begin = start;
            used = 0;
            leased = 0;
            left = current.requests();
            exhausted = false;
        }
    }
}
