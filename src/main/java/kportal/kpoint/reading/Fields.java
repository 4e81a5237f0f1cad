package kportal.kpoint.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** An answer's fields by their usual names, at the top level and under {@code data}, however they are spelt. */
public final class Fields {
    private static final List<String> REFERENCES =
            List.of("reference", "ref", "transactionreference", "transactionid", "requestid", "orderid", "id");
    /** Key-change tokens go into the meter first. */
    private static final List<String> KEY_CHANGE_TOKENS =
            List.of("kct1", "kct2", "kct", "keychangetoken1", "keychangetoken2", "keychangetoken", "keychangetokens");

    private static final List<String> TOKENS = List.of(
            "token", "tokens", "purchasedcode", "purchasedtoken", "electricitytoken", "metertoken", "standardtoken");
    private static final List<String> UNITS = List.of("units", "unit", "purchasedunits");
    private static final List<String> CHARGED =
            List.of("amountcharged", "charged", "chargedamount", "totalamount", "amount");
    private static final List<String> MESSAGES = List.of("message", "msg", "error", "responsedescription", "detail");

    private final List<Map<String, JsonNode>> scopes = new ArrayList<>();

    public Fields(ObjectNode root) {
        scopes.add(byPlainName(root));
        inData(root).map(Fields::byPlainName).forEach(scopes::add);
    }

    /** What stands under {@code data}: an object, or a list of them. */
    static Stream<ObjectNode> inData(ObjectNode root) {
        return root.properties().stream()
                .filter(field -> plain(field.getKey()).equals("data"))
                .map(Map.Entry::getValue)
                .flatMap(data -> data.isArray() ? data.valueStream() : Stream.of(data))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    /** transaction_id, transactionId and Transaction-ID are one name. */
    static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    public Optional<String> reference() {
        return first(REFERENCES, Fields::text);
    }

    public Optional<String> units() {
        return first(UNITS, Fields::text);
    }

    public Optional<Long> chargedKobo() {
        return first(CHARGED, Naira::kobo);
    }

    /** The tokens in the order they go into the meter. */
    public List<String> tokens() {
        var main = first(TOKENS, Fields::tokensIn).orElse(List.of());
        return Stream.concat(all(KEY_CHANGE_TOKENS), main.stream()).distinct().toList();
    }

    public boolean carriesToken() {
        return tokens().stream().anyMatch(Tokens::isOne);
    }

    /** What it says in words, with the first words of a list of errors after it. */
    public Optional<String> message() {
        var words = new ArrayList<String>();
        first(MESSAGES, Fields::words).ifPresent(words::add);
        first(List.of("errors"), Fields::words)
                .filter(more -> words.stream().noneMatch(said -> said.contains(more)))
                .ifPresent(words::add);
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    /** An {@code error} or {@code errors} that is neither empty nor false. */
    public boolean saysError() {
        return first(List.of("error", "errors"), node -> isSaid(node) ? Optional.of(node) : Optional.empty())
                .isPresent();
    }

    private static boolean isSaid(JsonNode node) {
        return node.isContainerNode()
                ? !node.isEmpty()
                : node.asBoolean(words(node).isPresent());
    }

    private <T> Optional<T> first(List<String> names, Function<JsonNode, Optional<T>> read) {
        return names.stream()
                .flatMap(name -> scopes.stream().map(scope -> scope.get(name)))
                .flatMap(node -> node == null ? Stream.empty() : read.apply(node).stream())
                .findFirst();
    }

    private Stream<String> all(List<String> names) {
        return names.stream()
                .flatMap(name -> scopes.stream().map(scope -> scope.get(name)))
                .flatMap(node -> node == null ? Stream.empty() : Tokens.in(node).stream());
    }

    private static Optional<List<String>> tokensIn(JsonNode node) {
        return Optional.of(Tokens.in(node)).filter(found -> !found.isEmpty());
    }

    private static Optional<String> text(JsonNode node) {
        return Json.scalar(node).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The first text in it, at any depth: Laravel gives a list of words for each field. */
    private static Optional<String> words(JsonNode node) {
        return node.isContainerNode()
                ? node.valueStream().flatMap(each -> words(each).stream()).findFirst()
                : Optional.of(node).filter(JsonNode::isTextual).flatMap(Fields::text);
    }

    private static Map<String, JsonNode> byPlainName(ObjectNode object) {
        var fields = new HashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.putIfAbsent(plain(field.getKey()), field.getValue()));
        return fields;
    }
}
