package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.project.committee.Committee;
import fr.territoiresindustrie.project.committee.Member;

/** A session and its committee, as the rules of its moves see them. */
record SessionCase(CommitteeSession session, Committee committee) {

    /** How many of those present vote, on the day of the session. */
    long votersPresent() {
        return committee.members().stream()
                .filter(member -> member.votes() && member.sitsOn(session.heldOn()))
                .map(Member::name)
                .filter(session.present()::contains)
                .count();
    }

    boolean hasQuorum() {
        return votersPresent() >= committee.quorum();
    }
}
