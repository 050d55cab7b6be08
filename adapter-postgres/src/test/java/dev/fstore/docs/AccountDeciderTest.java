package dev.fstore.docs;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.docs.AccountCommand.Withdraw;
import dev.fstore.docs.AccountEvent.Deposited;
import dev.fstore.docs.AccountEvent.Withdrawn;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

    private final AccountDecider account = new AccountDecider();

    @Test
    void what_is_there_can_be_withdrawn_and_no_more() {
        given(account, new Deposited(100)).when(new Withdraw(60)).then(new Withdrawn(60));
        given(account, new Deposited(100)).when(new Withdraw(130)).thenRejected(new Overdrawn(30));
    }
}
