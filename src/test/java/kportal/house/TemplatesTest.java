package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("house")
class TemplatesTest {
    @Test
    void templatesKeepTheRules() {
        var templates = Sources.under("templates", ".html");
        assertFalse(templates.isEmpty());
        var offences = templates.entrySet().stream()
                .flatMap(template -> TemplateLint.offences(template.getKey(), template.getValue()).stream())
                .toList();
        assertEquals("", String.join("\n", offences));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p th:utext="${name}"></p>                     | th:utext is barred
                    <p>[(${name})]</p>                             | [( is barred
                    <p th:text="__${name}__"></p>                  | __${ is barred
                    <p style="color: red"></p>                     | an inline style on <p>
                    <p th:style="${name}"></p>                     | an inline th:style on <p>
                    <a onclick="go()"></a>                         | an inline onclick on <a>
                    <a hx-on:click="go()"></a>                     | an inline hx-on:click on <a>
                    <script>go()</script>                          | an inline <script>
                    <style>p {}</style>                            | an inline <style>
                    <form method="post" action="/key"></form>      | the POST form to /key lacks ~{form :: csrf}
                    <p>Hello</p>                                   | text outside the message bundle: Hello
                    <p th:if="${name}">Hello <b>you</b></p>        | text outside the message bundle: Hello
                    <p><b th:text="#{a.b}">Hi</b> there</p>        | text outside the message bundle: there
                    <img alt="A shop">                             | alt outside the message bundle: A shop
                    <p aria-description="A shop"></p>              | aria-description outside the message bundle: A shop
                    <input type="submit" value="Pay">              | value outside the message bundle: Pay
                    <meta name="description" content="A shop">     | content outside the message bundle: A shop
                    <p th:text="${a ? 'Yes' : b}"></p>             | words in an expression, outside the message bundle: 'Yes'
                    <p th:title="${a} + ' of them'"></p>           | words in an expression, outside the message bundle: ' of them'
                    <p>[['Hello ' + ${name}]]</p>                  | words in an expression, outside the message bundle: 'Hello '
                    """)
    void offencesAreReported(String html, String offence) {
        var offences = TemplateLint.offences("sample.html", html);
        assertEquals("sample.html: " + offence, offences.isEmpty() ? "none" : offences.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:text=\"#{a.b}\">Hello <b>you</b></p>",
                "<p>[[#{a.b}]] – 12</p>",
                "<form method=\"get\"><input name=\"q\"></form>",
                "<input type=\"radio\" value=\"prepaid\" th:checked=\"${a == 'prepaid'}\" th:class=\"'field ' + ${b}\">",
                "<form method=\"post\"><th:block th:replace=\"~{form :: csrf}\"/></form>",
                "<script defer th:src=\"${show.asset('app.js')}\"></script>",
                "<table><th:block th:each=\"row : ${rows}\"><tr><td th:text=\"${row}\">One</td></tr></th:block></table>"
            })
    void goodTemplatesPass(String html) {
        assertEquals(List.of(), TemplateLint.offences("sample.html", html));
    }
}
