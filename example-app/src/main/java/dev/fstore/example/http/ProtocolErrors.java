package dev.fstore.example.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Requests that are too broken to reach a route get a problem document too, in place of Jetty's HTML. */
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
