package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.search.ProjectSummaryView.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lists of projects may be sorted by; each has its index, so that a page costs the same wherever it is. */
enum ProjectSort {
    /** Territory first: a reference begins with it, and so one index serves every territory and region. */
    REFERENCE("reference") {
        @Override
        <R> KeysetQuery<R> keys(KeysetQuery<R> query) {
            return query.orderBy("p.territory", KeyType.TEXT).orderBy("p.reference", KeyType.TEXT);
        }

        @Override
        List<String> of(Row row) {
            return List.of(row.territory(), row.reference());
        }
    },
    /** Identifiers count up with time. */
    CREATED("createdAt") {
        @Override
        <R> KeysetQuery<R> keys(KeysetQuery<R> query) {
            return query.orderBy("p.id", KeyType.UUID);
        }

        @Override
        List<String> of(Row row) {
            return List.of(row.id().toString());
        }
    },
    UPDATED("updatedAt") {
        @Override
        <R> KeysetQuery<R> keys(KeysetQuery<R> query) {
            return query.orderBy("p.updated_at", KeyType.TIMESTAMPTZ).orderBy("p.id", KeyType.UUID);
        }

        @Override
        List<String> of(Row row) {
            return List.of(row.updatedAt().toString(), row.id().toString());
        }
    },
    STATE_SINCE("stateSince") {
        @Override
        <R> KeysetQuery<R> keys(KeysetQuery<R> query) {
            return query.orderBy("p.state_since", KeyType.TIMESTAMPTZ).orderBy("p.id", KeyType.UUID);
        }

        @Override
        List<String> of(Row row) {
            return List.of(row.stateSince().toString(), row.id().toString());
        }
    },
    COST("cost") {
        @Override
        <R> KeysetQuery<R> keys(KeysetQuery<R> query) {
            return query.orderBy("p.cost_cents", KeyType.BIGINT).orderBy("p.id", KeyType.UUID);
        }

        @Override
        List<String> of(Row row) {
            return List.of(String.valueOf(row.costCents()), row.id().toString());
        }
    };

    private final String field;

    ProjectSort(String field) {
        this.field = field;
    }

    abstract <R> KeysetQuery<R> keys(KeysetQuery<R> query);

    abstract List<String> of(Row row);

    /** A sort and its direction. */
    record Order(ProjectSort sort, boolean descending) {
        <R> KeysetQuery<R> applyTo(KeysetQuery<R> query) {
            KeysetQuery<R> sorted = sort.keys(query);
            return descending ? sorted.descending() : sorted;
        }
    }

    /**
     * Reads {@code updatedAt} (oldest first) or {@code -updatedAt} (newest first).
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 422 with the admitted values
     */
    static Order read(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return Arrays.stream(values())
                .filter(sort -> sort.field.equals(name))
                .findFirst()
                .map(sort -> new Order(sort, descending))
                .orElseThrow(() -> {
                    String admitted = Stream.concat(
                                    Arrays.stream(values()).map(s -> s.field),
                                    Arrays.stream(values()).map(s -> "-" + s.field))
                            .collect(Collectors.joining(", "));
                    return RequestProblem.INVALID_FIELDS
                            .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                            .parameter(
                                    "sort",
                                    "INVALID_FORMAT",
                                    new Text("Tris admis : " + admitted + ".", "Admitted sorts: " + admitted + "."));
                });
    }
}
