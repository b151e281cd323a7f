/** Each calls `ran(…)` where it is not taken as text, or fetches from a host that is not ours. */
const ATTACKS = [
  `<script>ran("script")</script>`,
  `<img src=x onerror='ran("image")'>`,
  `<svg onload='ran("svg")'><script>ran("script in svg")</script></svg>`,
  `<style>@import url(http://evil.example/style.css);</style>`,
  `<link rel="stylesheet" href="http://evil.example/link.css">`,
  `<iframe srcdoc="<script>parent.ran('frame')</script>"></iframe>`,
  `<a href="javascript:ran('anchor')">read on</a>`,
  `<base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example/">`,
  `[a link](javascript:ran('link'))`,
  `[data](data:text/html,<script>parent.ran('data')</script>)`,
  `![pixel](http://evil.example/p.png)`,
  `![svg](data:image/svg+xml,<svg/onload=ran('image')>)`,
  `{{constructor.constructor("ran('template')")()}} </textarea></title><script>ran("closed")</script>`,
];

/** Paragraphs of Markdown with everything in it. */
export const PARAGRAPHS = `${ATTACKS.join("\n\n")}\n\n${line("in Markdown")}`;

/**
 * A line that turns the direction of what follows it. By its brackets a page can be asked whether anything else stands within
 * its reach.
 */
export function line(place: string): string {
  return `⟦<img src=x onerror='ran("${place}")'>\u202egnp.\u2066${place}⟧`;
}

/** A name for people: these may not turn directions, but hold any sign. */
export const PERSON = `<img src=x onerror='ran("person")'>&lt;b&gt;`;

export const CRITERIA = [
  {
    key: "choice",
    title: line("choice"),
    kind: "choice",
    level: "nominal",
    required: true,
    help: line("help"),
    options: [
      { value: line("value"), label: line("label"), description: line("description") },
      { value: "plain", label: "Plain" },
    ],
  },
  {
    key: "scale",
    title: line("scale"),
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 3, anchors: { "1": line("low"), "3": line("high") } },
  },
  { key: "words", title: line("words"), kind: "text", level: "nominal", required: false },
] as const;

const slices = { [line("slice")]: line("slice value") };
const provenance = { source: line("source"), licence: line("licence"), model: line("model") };
export const EXAMPLES = [
  { id: line("id"), kind: "text", text: PARAGRAPHS, slices, provenance },
  {
    id: "h2",
    kind: "instruction",
    system: PARAGRAPHS,
    reasoning: PARAGRAPHS,
    prompt: line("prompt"),
    response: PARAGRAPHS,
  },
  {
    id: "h3",
    kind: "preference",
    prompt: PARAGRAPHS,
    responses: [{ text: PARAGRAPHS, model: line("model") }, { text: line("B") }],
  },
  {
    id: "h4",
    kind: "conversation",
    messages: [
      { role: "user", content: line("turn") },
      {
        role: "assistant",
        content: PARAGRAPHS,
        toolCalls: [{ id: "c1", name: line("tool"), arguments: { [line("argument")]: PARAGRAPHS } }],
      },
      { role: "tool", toolCallId: "c1", content: PARAGRAPHS },
    ],
  },
] as const;

const deep = "[".repeat(100_000) + "]".repeat(100_000);
/** Lines that cannot be stored, each with what its refusal says. The first line of the file is good. */
export const REFUSED: readonly { bytes: Buffer; code: string; message: RegExp }[] = [
  { bytes: Buffer.from('{"text":"a\0b"}\n'), code: "nul-character", message: /NUL/ },
  { bytes: Buffer.from('{"text":"a\\u0000b"}\n'), code: "invalid-field", message: /NUL/ },
  { bytes: Buffer.from('{"text":"\\ud800"}\n'), code: "invalid-field", message: /surrogate/ },
  {
    bytes: Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xed, 0xa0, 0x80, 0xf8]), Buffer.from('"}\n')]),
    code: "invalid-utf8",
    message: /UTF-8/,
  },
  { bytes: Buffer.from(`{"text":"deep","x":${deep}}\n`), code: "too-deep", message: /nested/ },
  { bytes: Buffer.from('{"text":\n'), code: "invalid-json", message: /JSON/ },
];

/** As long as a field may be: signs of markup, long words, turned directions, and no line that ends. */
export const LONGEST = "<b>*_[`wortwortwort\u202e ".repeat(100_000).slice(0, 2_000_000);
