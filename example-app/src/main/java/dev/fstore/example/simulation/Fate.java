package dev.fstore.example.simulation;

import java.util.random.RandomGenerator;

/** How a guest's evening ends. */
enum Fate {
    DELIVERED(46),
    PAYS_BY_CARD(17),
    NEVER_PAYS(3),
    KITCHEN_REFUSES(8),
    CANCELLED_BEFORE_COOKING(6),
    CANCELLED_AFTER_COOKING(5),
    BANK_DECLINES(7),
    DISH_UNKNOWN(8);

    private final int percent;

    Fate(int percent) {
        this.percent = percent;
    }

    static Fate draw(RandomGenerator random) {
        int left = random.nextInt(100);
        for (var fate : values()) {
            left -= fate.percent;
            if (left < 0) {
                return fate;
            }
        }
        return DELIVERED;
    }
}
