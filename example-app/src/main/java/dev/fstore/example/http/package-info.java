/** The HTTP API: routes from requests to commands and queries, and problem documents for everything that fails. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.http;
