import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeRanges } from "./code-ranges";
import { htmlToText } from "./html-to-text";

const clean = (text: string) => htmlToText.apply(text, { kind: "text" }).text;

describe("HTML to text", () => {
  it.each([
    ["paragraphs", "<p>One</p>\n<p>Two<br>lines</p>", "One\n\nTwo\nlines"],
    ["headings and rules", "<h2>Why</h2>Because<hr>so", "## Why\n\nBecause\n\n---\n\nso"],
    ["lists", "<ul>\n <li>a</li>\n <li>b<ol><li>x<li>y</ol></li></ul>end", "- a\n- b\n  1. x\n  2. y\n\nend"],
    ["emphasis", "a <b>bold</b> and <em>soft</em> word", "a **bold** and *soft* word"],
    ["links", '<a href="https://a.org/x">here</a> <a href="#top">up</a>', "[here](https://a.org/x) up"],
    ["pictures by their words", 'see <img src="x.png" alt="a plot"> there', "see a plot there"],
    ["tables", "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n--- | ---\n1 | 2"],
    ["code", "<pre><code>if (a &lt; b) {\n  <span>x</span>;\n}\n</code></pre>", "```\nif (a < b) {\n  x;\n}\n```"],
    ["code in a line", "the <code>&lt;b&gt;</code> tag", "the `<b>` tag"],
    ["entities", "Fish &amp; chips &copy; 2 &lt; 3&nbsp;&#8364;", "Fish & chips © 2 < 3 €"],
    ["scripts, styles and comments", "a<script>alert('<p>')</script><style>p {}</style><!-- b -->c", "ac"],
  ])("%s", (_, html, text) => {
    expect(clean(html)).toBe(text);
  });

  it.each([
    ["code in Markdown", "Write `<p>x</p>`:\n\n```html\n<p>&lt;x&gt;</p>\n```"],
    ["a fence that is not closed", "```\n<p>x</p>"],
    ["tags that HTML does not know", "<think>yes</think> <EMAIL_1> <user_input>x</user_input> Array<T>"],
    ["a tag that is spoken of", "Use the <b> tag for bold text."],
    ["comparisons", "if a<b and b>c or x < y"],
    ["what is escaped so as not to be a tag", "&lt;b&gt; and &amp;amp;"],
    ["Markdown", "# A\n\n- a\n    - b  \n\n| x | y |\n| - | - |\n\n**c** [d](https://e.org)\n"],
  ])("leaves %s", (_, text) => {
    expect(clean(text)).toBe(text);
  });

  const piece = fc.constantFrom(
    ...[
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<li>",
      "<ul>",
      "</ul>",
      "<br>",
      "<pre>",
      "</pre>",
      "<code>",
      "</code>",
      "<table>",
      "<tr>",
      "<td>",
    ],
    ...[
      "</table>",
      "&lt;",
      "&amp;",
      "&gt;",
      "<",
      ">",
      "`",
      "```",
      "\n",
      "\n\n",
      " ",
      "a",
      "字",
      "👍",
      "<!--",
      "-->",
      "<script>",
      "</script>",
    ],
    ...['<a href="https://a.org">', "</a>", "amp;", "lt;", "b>", "/b>"],
  );
  const html = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));

  it("changes nothing that it has cleaned", () => {
    fc.assert(
      fc.property(html, (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves every block of code as it is", () => {
    fc.assert(
      fc.property(html, html, (before, inside) => {
        const code = `\`\`\`\n${inside.replaceAll("`", "'")}\n\`\`\``;
        const text = `${before.replaceAll("`", "'")}\n\n${code}`;
        fc.pre(!/<!--|<script>|<pre>|<code>/.test(before));
        expect(clean(text)).toContain(code);
      }),
    );
  });
});

it("code is found in fences and between backticks of one length", () => {
  const code = (text: string) => codeRanges(text).map(({ from, to }) => text.slice(from, to));
  expect(code("a `b` ``c ` d`` e ` f\n\n` g")).toEqual(["`b`", "``c ` d``"]);
  expect(code("x\n```js\n`y`\n````\nz `w`")).toEqual(["```js\n`y`\n````\n", "`w`"]);
  expect(code("```html\r\n<p>x</p>\r\n\r\n```\r\n<b>")).toEqual(["```html\r\n<p>x</p>\r\n\r\n```\r\n"]);
  expect(code("~~~\n```\n~~~\n- ```\n  x")).toEqual(["~~~\n```\n~~~\n", "- ```\n  x"]);
});

it("code is found in 2 MB of nothing else, and in as many backticks", () => {
  expect(codeRanges("`a` ".repeat(500_000))).toHaveLength(500_000);
  expect(codeRanges(`${"`".repeat(2_000_000)}\rx`)).toEqual([{ from: 0, to: 2_000_002 }]);
});

it("lists to the bottom do not grow with the square of their depth", () => {
  const lists = clean(`${"<ul><li>x".repeat(1000)}${"</ul>".repeat(1000)}`).split("\n");
  expect(lists.slice(0, 3)).toEqual(["- x", "  - x", "    - x"]);
  expect(lists).toHaveLength(1000);
  expect(lists.at(-1)).toBe(`${" ".repeat(20)}- x`);
});
