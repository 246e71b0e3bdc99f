package fr.territoiresindustrie.project.practice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a good practice is: written, read by all, or taken back. */
@Schema(name = "GoodPracticeState")
enum PracticeStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
