/** Who may sign in on the local platform. */
@NullMarked
package fr.territoiresindustrie.platform.account;

import org.jspecify.annotations.NullMarked;
