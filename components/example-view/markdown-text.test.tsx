import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { MarkdownText } from "./markdown-text";

const draw = (text: string) => renderToStaticMarkup(<MarkdownText text={text} />);

describe("hostile Markdown shows as text", () => {
  test("HTML is not interpreted", () => {
    expect(draw(`<script>alert(1)</script>\n\n<b onclick="x()">hi</b>`)).toContain(
      "&lt;script&gt;alert(1)&lt;/script&gt;",
    );
  });

  test("an image is described and not fetched", () => {
    const html = draw("![a cat](https://evil.example/track.png)");
    expect(html).not.toContain("<img");
    expect(html).toContain("[https://evil.example/track.png]");
  });

  test("an address that runs is shown, not linked", () => {
    const html = draw("[press me](javascript:alert(1))");
    expect(html).not.toContain("href");
    expect(html).toContain("[javascript:alert(1)]");
  });

  test("a link says where it leads, once", () => {
    expect(draw("[bank.example](https://evil.example)")).toContain("[evil.example]");
    expect(draw("<https://good.example>")).not.toContain("[good.example]");
    expect(draw("[a](https://good.example)")).toContain('rel="noopener noreferrer nofollow"');
  });

  test("direction controls are marked, also inside HTML", () => {
    expect(draw("a\u202Eb")).toContain("RLO");
    expect(draw("<i>\u202E</i>")).toContain("RLO");
  });

  test("a task list has no controls, a footnote no ids", () => {
    const html = draw("- [x] done\n- [ ] open\n\nNote[^1]\n\n[^1]: text");
    expect(html).not.toMatch(/<input| id=/);
    expect(html).toContain("☑");
  });

  test.each([
    ["quotes", "> ".repeat(60).replaceAll(" ", "a ").slice(0, 50) + ">".repeat(5000)],
    ["emphasis", `${"*".repeat(10_000)}a${"*".repeat(10_000)}`],
    ["lists", [...Array(100).keys()].map((depth) => `${"  ".repeat(depth)}- a`).join("\n")],
  ])("endless %s fall back to plain text at once", (_, text) => {
    expect(draw(text)).toContain("whitespace-pre-wrap");
  });
});

describe("single line breaks", () => {
  const drawLines = (text: string) => renderToStaticMarkup(<MarkdownText text={text} breaks />).replaceAll("\n", "");

  test.each([
    ["a prompt", "Roses are red\nViolets are blue", "<p>Roses are red<br/>Violets are blue</p>"],
    ["Windows line ends", "one\r\ntwo", "<p>one<br/>two</p>"],
    ["a list's item", "- one\n  more\n- two", '<ul dir="auto"><li>one<br/>more</li><li>two</li></ul>'],
    ["a quotation", "> one\n> two", '<blockquote dir="auto"><p>one<br/>two</p></blockquote>'],
    ["inside of emphasis", "**one\ntwo**", "<p><strong>one<br/>two</strong></p>"],
    ["none of a list itself", "Steps:\n1. one\n2. two", '<p>Steps:</p><ol dir="auto"><li>one</li><li>two</li></ol>'],
  ])("of %s are shown", (_, text, html) => {
    expect(drawLines(text)).toContain(html);
  });

  test("of code stay as they are", () => {
    const html = renderToStaticMarkup(<MarkdownText text={"```\na = 1\n\nb = 2\n```"} breaks />);
    expect(html).toContain("a = 1\n\nb = 2");
    expect(html).not.toContain("<br");
  });

  test("of a guideline wrap its source and show nothing", () => {
    expect(draw("one\ntwo")).toContain("<p>one\ntwo</p>");
  });
});

test("whatever is combined, nothing loads, runs or takes an id", () => {
  const fragments = fc.constantFrom(
    "[x](javascript:alert(1))",
    "![x](https://e.example/a.png)",
    '<img src=x onerror="alert(1)">',
    "<iframe src=https://e.example>",
    "[r]: javascript:alert(1)",
    "[r]",
    "# Title",
    "|a|b|\n|-|-|\n|<svg onload=alert(1)>|d|",
    "> quote",
    "- [ ] task",
    "`code`",
    "```js\nalert(1)\n```",
    "[^1]\n\n[^1]: note",
    "\u202e",
    "**",
    "<!-- -->",
    "&lt;script&gt;",
    "\n\n",
  );
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 12 }), fc.constantFrom("", " ", "\n"), (parts, glue) => {
      const tags = renderToStaticMarkup(<MarkdownText text={parts.join(glue)} breaks />).match(/<[a-z][^>]*>/g) ?? [];
      const dangerous = tags.filter((tag) =>
        /^<(img|script|iframe|svg|input|style|object)|\s(on\w+|id|src)=|href="(?!https?:|mailto:)/.test(tag),
      );
      expect(dangerous).toEqual([]);
    }),
  );
});
