/** Whether each part of the platform answers, told without its internals. */
@NullMarked
package fr.territoiresindustrie.gateway.health;

import org.jspecify.annotations.NullMarked;
