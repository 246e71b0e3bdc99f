package fr.territoiresindustrie.gateway.limit;

import java.util.Arrays;
import java.util.List;

/** What a caller did in one class of operation since the last exchange. */
final class UsageCount {

    /** Upper ends in milliseconds; the last bucket has none. The partner side reads percentiles from them. */
    private static final int[] BUCKETS = {5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};

    private final String subject;
    private final OperationClass operation;
    private final int[] latencies = new int[BUCKETS.length + 1];
    private int requests;
    private int clientErrors;
    private int serverErrors;
    private int limited;
    private boolean closed;

    UsageCount(String subject, OperationClass operation) {
        this.subject = subject;
        this.operation = operation;
    }

    /** What is told. */
    record Told(
            String subject,
            OperationClass operation,
            int requests,
            int clientErrors,
            int serverErrors,
            int limited,
            List<Integer> latencies) {}

    /** Counts a request; false when this has been told already. */
    synchronized boolean add(int status, boolean wasLimited, long nanos) {
        if (closed) {
            return false;
        }
        requests++;
        if (wasLimited) {
            limited++;
        } else if (status >= 500) {
            serverErrors++;
        } else if (status >= 400) {
            clientErrors++;
        }
        latencies[bucket(nanos / 1_000_000)]++;
        return true;
    }

    /** What it holds; nothing is added any more. */
    synchronized Told told() {
        closed = true;
        return new Told(
                subject,
                operation,
                requests,
                clientErrors,
                serverErrors,
                limited,
                Arrays.stream(latencies).boxed().toList());
    }

    private static int bucket(long millis) {
        for (int i = 0; i < BUCKETS.length; i++) {
            if (millis < BUCKETS[i]) {
                return i;
            }
        }
        return BUCKETS.length;
    }
}
