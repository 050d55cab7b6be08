package dev.fstore.testkit;

class OneDatabaseTest extends FreshDatabase {

    OneDatabaseTest(TestDatabase database) {
        super(database);
    }
}
