package dev.fstore.testkit;

class OtherDatabaseTest extends FreshDatabase {

    OtherDatabaseTest(TestDatabase database) {
        super(database);
    }
}
