package bank;

import static dev.fstore.testkit.GivenWhenThen.given;

import bank.Account.Overdrawn;
import bank.Command.Deposit;
import bank.Command.Transfer;
import bank.Event.Deposited;
import bank.Event.Transferred;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void a_transfer_is_covered_by_the_balance() {
        given(new Account(), new Deposited(100))
                .when(new Transfer("ann", "bob", 60))
                .then(new Transferred("bob", 60));
        given(new Account(), new Deposited(100))
                .when(new Transfer("ann", "bob", 130))
                .thenRejected(new Overdrawn(30));
    }

    @Test
    void the_receiver_of_a_transfer_gets_a_deposit() {
        given(Account.transfers()).when(new Transferred("bob", 60)).then(new Deposit("bob", 60));
    }

    @Test
    void a_statement_adds_up_what_came_in_and_what_went_out() {
        given(Statement.view(), new Deposited(100), new Transferred("bob", 60)).then(new Statement(100, 60));
    }
}
