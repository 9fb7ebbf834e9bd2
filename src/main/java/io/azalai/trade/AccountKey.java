package io.azalai.trade;

/** Which account of which venue: both names as configured. */
record AccountKey(String venue, String account) {

    @Override
    public String toString() {
        return "account " + account + " of " + venue;
    }
}
