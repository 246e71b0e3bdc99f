/** Referrals: a project is brought to an operator's scheme, and what becomes of it. */
@NullMarked
package fr.territoiresindustrie.funding.referral;

import org.jspecify.annotations.NullMarked;
