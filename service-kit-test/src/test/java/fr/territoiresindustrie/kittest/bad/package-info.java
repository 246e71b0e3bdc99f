/** Classes that break the house rules on purpose, one for each rule: they prove that the rules fire. */
package fr.territoiresindustrie.kittest.bad;
