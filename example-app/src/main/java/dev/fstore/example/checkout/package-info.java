/** The process that waits for the guest's money: until it is reserved by the bank, taken, or given up. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.checkout;
