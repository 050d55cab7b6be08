package dev.fstore.example.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Describes a failed request as a problem document (RFC 9457).
 *
 * @param fields further fields for programs
 */
record Problem(String type, String title, int status, String detail, Map<String, JsonNode> fields) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Creates a problem that its HTTP status describes sufficiently. */
    static Problem ofStatus(int status, String detail) {
        return new Problem("about:blank", HttpStatus.forStatus(status).getMessage(), status, detail, Map.of());
    }

    Problem with(Map<String, JsonNode> moreFields) {
        return new Problem(type, title, status, detail, moreFields);
    }

    void send(Context response) {
        response.status(status).result(toJson()).contentType(MEDIA_TYPE);
    }

    byte[] toJson() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(fields);
        return Json.write(members);
    }
}
