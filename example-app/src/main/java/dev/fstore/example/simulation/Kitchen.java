package dev.fstore.example.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A restaurant in the simulation, with its final menu. */
record Kitchen(UUID id, List<Course> menu) {

    private static final List<String> DISHES = List.of(
            "Ramen",
            "Udon",
            "Gyoza",
            "Tempura",
            "Onigiri",
            "Miso soup",
            "Katsu curry",
            "Okonomiyaki",
            "Mochi",
            "Matcha");

    record Course(String name, long cents) {}

    /** Opens with one menu and changes it at once, so that prices have a history. */
    static Kitchen open(int number, RandomGenerator random, Shopfront shop) throws IOException, InterruptedException {
        var opened = shop.post("/restaurants", Map.of("name", "Noodle bar " + number, "menu", menu(random)));
        Unexpected.unless(opened.status() == 201, "opening a restaurant", opened);
        var menu = menu(random);
        var changed = shop.put(opened.location() + "/menu", Map.of("menu", menu));
        Unexpected.unless(changed.status() == 200, "changing a menu", changed);
        return new Kitchen(opened.id(), menu);
    }

    private static List<Course> menu(RandomGenerator random) {
        var names = new ArrayList<>(DISHES);
        Collections.shuffle(names, random);
        return names.subList(0, random.nextInt(3, 7)).stream()
                .map(name -> new Course(name, random.nextLong(150, 2_500)))
                .toList();
    }
}
