/** Good practices: completed projects told for others. */
@NullMarked
package fr.territoiresindustrie.project.practice;

import org.jspecify.annotations.NullMarked;
