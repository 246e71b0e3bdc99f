/** Documents for people: one template, read as HTML or as PDF. */
@NullMarked
package fr.territoiresindustrie.kit.document;

import org.jspecify.annotations.NullMarked;
