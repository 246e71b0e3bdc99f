package fr.territoiresindustrie.project.pipeline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a territory that shares a project says to it. */
@Schema(name = "AgreementAnswer")
enum AgreementAnswer {
    AGREED,
    DECLINED
}
