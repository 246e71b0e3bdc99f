/** Long work: a job that a worker of any replica takes up, step by step, and that outlives the worker. */
@NullMarked
package fr.territoiresindustrie.kit.job;

import org.jspecify.annotations.NullMarked;
