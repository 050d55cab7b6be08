package dev.fstore.example.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that are too broken to reach a route with a problem document instead of Jetty's HTML. */
final class ProtocolErrors extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        var problem = Problem.ofStatus(status, Objects.requireNonNullElse(message, "The request is not HTTP"));
        response.write(true, ByteBuffer.wrap(problem.toJson()), callback);
    }
}
