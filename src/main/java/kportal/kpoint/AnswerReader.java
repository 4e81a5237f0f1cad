package kportal.kpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kportal.kpoint.reading.Fields;
import kportal.kpoint.reading.Json;
import kportal.kpoint.reading.KeyRedaction;
import kportal.kpoint.reading.Texts;
import kportal.kpoint.wire.Head;
import org.jspecify.annotations.Nullable;

/** One answer's bytes, and what can be read in them. Never fails: what can't be read is not there. */
final class AnswerReader {
    private static final int KEPT = 64 * 1024;
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_FIELD = 200;

    private final Head head;
    private final byte[] body;
    private final KeyRedaction key;
    private final Optional<ObjectNode> json;

    /** Reads an answer that came whole. */
    AnswerReader(Head head, byte[] body, KeyRedaction key) {
        this.head = head;
        this.body = body;
        this.key = key;
        this.json = encoding().isPresent() ? Optional.empty() : Texts.utf8(body).flatMap(Json::answer);
    }

    int status() {
        return head.status();
    }

    Optional<ObjectNode> json() {
        return json;
    }

    boolean looksLikeHtml() {
        return Texts.kept(body).stripLeading().startsWith("<");
    }

    /** A content encoding, though we asked for none. */
    private Optional<String> encoding() {
        return Optional.of(head.contentEncoding().strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"));
    }

    Answer whole() {
        return answer(key::in);
    }

    /** Of an answer that broke off: no field of it is believed. */
    Answer brokenOff() {
        return new Answer(status(), kept(key::inBrokenOff), null, null, null, null, null);
    }

    private Answer answer(UnaryOperator<String> redact) {
        var fields = json.map(Fields::new);
        return new Answer(
                status(),
                kept(redact),
                line(fields.flatMap(Fields::message), LONGEST_MESSAGE),
                line(fields.flatMap(Fields::reference), LONGEST_FIELD),
                line(fields.map(Fields::tokens).filter(t -> !t.isEmpty()).map(t -> String.join(",", t)), LONGEST_FIELD),
                line(fields.flatMap(Fields::units), LONGEST_FIELD),
                fields.flatMap(Fields::chargedKobo).orElse(null));
    }

    private String kept(UnaryOperator<String> redact) {
        // Compressed, nobody could tell whether the key is in it.
        return encoding()
                .map(encoding -> redact.apply("[" + Texts.line(encoding, 40) + ", " + body.length + " bytes]"))
                .orElseGet(() -> Texts.firstBytes(redact.apply(Texts.kept(body)), KEPT));
    }

    private @Nullable String line(Optional<String> text, int limit) {
        return text.map(key::in)
                .map(said -> Texts.line(said, limit))
                .filter(said -> !said.isEmpty())
                .orElse(null);
    }
}
