package dev.fstore.example.shop;

import dev.fstore.testkit.memory.InMemoryEventRepository;

class ShopTest extends ShopSpec {

    ShopTest() {
        super(new InMemoryEventRepository<>());
    }
}
