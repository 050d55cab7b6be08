package dev.fstore.example.shop;

import dev.fstore.testkit.InMemoryEventRepository;

class ShopTest extends ShopSpec {

    ShopTest() {
        super(new InMemoryEventRepository<>());
    }
}
