/** The whole platform on this machine: its servers and services started together, watched, and stopped together. */
@NullMarked
package fr.territoiresindustrie.platform.launcher;

import org.jspecify.annotations.NullMarked;
