package fr.territoiresindustrie.gateway.limit;

/**
 * Asks the partner side for a portion of a caller's quota.
 *
 * @param begin of the window, milliseconds since 1970
 * @param spent requests that have passed on credit and are to be counted
 * @param want requests to be let pass from now on
 */
record LeaseDemand(
        String subject, String kind, OperationClass operation, long begin, int seconds, int spent, int want) {}
