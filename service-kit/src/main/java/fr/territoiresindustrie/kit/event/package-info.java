/** Events: the outbox written with the effect, its relay to Kafka, the inbox that makes effects happen once. */
@NullMarked
package fr.territoiresindustrie.kit.event;

import org.jspecify.annotations.NullMarked;
