/** Opinions on applications: asked by the funding body, given by those they are asked of. */
@NullMarked
package fr.territoiresindustrie.funding.opinion;

import org.jspecify.annotations.NullMarked;
