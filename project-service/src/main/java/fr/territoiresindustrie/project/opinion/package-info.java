/** Opinions asked of operators, State services and regions on projects, with due dates and reminders. */
@NullMarked
package fr.territoiresindustrie.project.opinion;

import org.jspecify.annotations.NullMarked;
