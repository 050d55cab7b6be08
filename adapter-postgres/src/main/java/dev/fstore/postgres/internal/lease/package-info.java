/** Takes streams of a view under a lease, keeps the lease and releases it: the seam between deliveries and the SQL. */
package dev.fstore.postgres.internal.lease;
