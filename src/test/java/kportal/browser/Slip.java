package kportal.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;

/** A receipt as a printer for paper of 58 mm has it: its head prints 48 mm of them. */
record Slip(Tab tab) {
    /** In CSS pixels, 96 to an inch. */
    private static final int PRINTED = (int) (48 * 96 / 25.4);

    /** What is written there, with whatever of a text's letters stands left or right of the paper. */
    private static final String BEYOND = """
            const slip = document.querySelector(".slip"), beyond = [], range = document.createRange();
            const texts = document.createTreeWalker(slip, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              range.selectNodeContents(texts.currentNode);
              for (const box of range.getClientRects())
                if (box.left < -.5 || box.right > innerWidth + .5) beyond.push(texts.currentNode.data);
            }
            for (const part of slip.querySelectorAll("*")) {
              const box = part.getBoundingClientRect();
              if (box.left < -.5 || box.right > innerWidth + .5) beyond.push(part.outerHTML);
            }
            return beyond;
            """;

    /** A token's groups, each with the number of lines that it is on. */
    private static final String GROUPS = """
            const text = document.querySelector(".slip .digits").firstChild, range = document.createRange();
            return [...text.data.matchAll(/\\S+/g)].map(group => {
              range.setStart(text, group.index);
              range.setEnd(text, group.index + group[0].length);
              return group[0] + " on " + range.getClientRects().length;
            });
            """;

    void open(String receipt) {
        tab.open(receipt + "/slip");
        tab.cdp("Emulation.setEmulatedMedia", Map.of("media", "print"));
        tab.resize(PRINTED, 800);
    }

    Object beyond() {
        return ((JavascriptExecutor) tab.driver()).executeScript(BEYOND);
    }

    List<?> groups() {
        return (List<?>) ((JavascriptExecutor) tab.driver()).executeScript(GROUPS);
    }
}
