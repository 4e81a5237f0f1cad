package kportal.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the practice Kpoint answers with, and the ways in which it doesn't. */
sealed interface Answer {
    record Json(int status, JsonNode body, Map<String, String> headers) implements Answer {}

    /** What a gateway or a broken page in front of an API sends. */
    record Html(int status, String html) implements Answer {}

    /** Said only after the client has waited a good while. */
    record Late(Answer answer) implements Answer {}

    /** The request is read, and then nothing. */
    record Silence() implements Answer {}

    /** The connection is closed without a byte. */
    record HungUp() implements Answer {}
}
