package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.money.Money;
import java.util.UUID;

record NoteView(UUID id, String title, Money amount) {}
