import { createRandom } from "@/lib/core/random/generator";

const random = createRandom(7);

/** A piece again and again, as far as it fits. */
const filled = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const numbered = (piece: (index: number) => string) => (size: number) => {
  const pieces: string[] = [];
  for (let [index, length] = [0, 0]; length < size; length += pieces.at(-1)!.length) pieces.push(piece(index++));
  return pieces.join("").slice(0, size);
};

const noise = (alphabet: string) => {
  const signs = [...alphabet];
  return numbered(() => signs[random.uint32() % signs.length]!);
};

const HAN =
  "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从";

/** Texts that are made to hold up whoever reads them: as many beginnings as fit of something that has to be followed. By their size in UTF-16 units. */
export const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  "one letter": filled("a"),
  "equal words": filled("ab "),
  "random letters": noise("abcdefghijklmnopqrstuvwxyz   "),
  "random Han": noise(HAN),
  "random Georgian": noise("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"),
  "random signs": noise("!?#$%&*+-./:;=@^_~"),
  "random emoji": noise("😀😃😄😁😆😅🤣😂🙂🙃🫠😉😊😇🥰😍"),
  "words of 127 letters": filled(`${"a".repeat(127)} `),
  "slashes and line feeds": filled("/\n"),
  "signs and marks": filled("!!\u0301"),
  prose: filled("The quick brown fox jumps over the lazy dog, 12 times. "),
  spaces: (size) => `a${filled(" ")(size - 2)}b`,
  "spaces at the ends of lines": filled("        \n"),
  "line feeds": filled("\n"),
  "carriage returns": filled("\r"),
  "ends of lines of all kinds": filled("a\r\nb\rc\u2028\u0085"),
  "half pairs": filled("\ud800a"),
  "direction controls": filled("\u202ea\u200b"),
  "nothing visible": filled("\u200b"),
  "joiners alone": filled("\u200d"),
  "joined emoji": filled("👩\u200d"),
  "joiners of Persian": filled("می\u200c"),
  "tags behind a flag": (size) => `\u{1f3f4}${filled("\u{e0067}")(size - 2)}`,
  "marks before joiners": filled(`a${"\u0301".repeat(31)}\u200d`),
  "letters and marks": filled("e\u0301"),
  "one letter with all marks": (size) => `e${filled("\u0301\u0323")(size - 1)}`,
  "syllables in parts": filled("\u1112\u1161\u11ab"),
  "compatible ideographs": noise("\uf900\uf901\uf902\uf903\uf904\uf905\uf906\u212b\u2126"),
  "odd spaces": filled("a\u00a0\u2003"),
  backticks: filled("` `` ``` "),
  "two backticks": filled("`` ` "),
  fences: filled("```\n~~~\n"),
  "fences of broken JSON": filled('```\n{"}\n```\n'),
  "fences with ends of lines inside": (size) => `${"`".repeat(size - 2)}\rx`,
  "code in a line": filled("`a` "),
  asterisks: filled("** *a"),
  brackets: filled("[a]("),
  "open brackets": filled("((([["),
  "rows of tables": filled("| a | b |\n|---|---|\n"),
  "items of lists": filled("- a\n"),
  "open tags": filled("<p <a href="),
  "tags in tags": filled("<div><b>"),
  "links without end": filled('<a href="https://a.org">x'),
  "closed tags": filled("<b>x</b>"),
  "ends of tags": filled("</b>"),
  "attributes without end": filled('<a b="'),
  "lists in ten lists": (size) => `${"<ul>".repeat(11)}${filled("<li>")(size - 99)}${"</ul>".repeat(11)}`,
  "lists to the bottom": (size) => "<ul><li>".repeat(size / 13) + "</ul>".repeat(size / 13),
  "lists in lists": filled("<ul><li>x"),
  "tables in tables": filled("<table><tr><td>"),
  "blocks without text": filled("<p> "),
  "code in HTML": filled("<pre><code>&lt;a&gt;"),
  scripts: filled("<script><script></script>"),
  comments: filled("<!--"),
  entities: filled("&amp;"),
  "entities of entities": filled("&amp;amp;amp;amp;lt;"),
  "escaped tags": filled("&lt;b&gt;"),
  "begun refusals": filled("i'm sorry, but i can't assist i'm "),
  "template marks": filled("<|im_start|><think>"),
  "JSON asked for": filled("return the answer in JSON and respond "),
  "JSON without end": filled('{"a":['),
  "numbers of JSON": (size) => `[${filled("1,")(size - 3)}1]`,
  "addresses without end": filled("http://a.@"),
  digits: filled("4"),
  "digits and spaces": filled("1 "),
  "mail that never ends": (size) => `a@${filled("a-")(size - 2)}`,
  "signs of mail": filled("a@"),
  "dots and at": filled("a.b@c."),
  "mail addresses": numbered((index) => `a${index}@mail.de `),
  "numbers to call": numbered((index) => `tel 0${170_000_0000 + index * 7919} `),
  "numbers abroad": numbered((index) => `+49 170 ${1_000_000 + ((index * 7919) % 9_000_000)} 12 34\n`),
  "card numbers": numbered((index) => `4111 1111 ${1000 + (index % 9000)} ${1000 + ((index * 7) % 9000)} `),
  "addresses of wallets": numbered(
    (index) =>
      `1${(index * 7919 + 1e9)
        .toString(36)
        .replace(/[0lio]/g, "z")
        .padEnd(30, "Qd")} `,
  ),
  "begun keys": filled("-----BEGIN RSA PRIVATE KEY-----\nMII"),
  "names of secrets": filled('password="'),
  "passwords in addresses": filled("http://a:b"),
  "words before numbers": filled("BSN NIF NHS PESEL INSEE 1234567 "),
  "accounts in groups": filled("DE89 3704 0044 0532 0130 01 "),
  "accounts without gaps": filled("DE89370400440532013001 "),
  "turns without a speaker": filled(" \n "),
  "bars and blanks": (size) => `|-${filled(" ")(size - 3)}x`,
  "dots at the ends of words": (size) => `a${filled(".")(size - 2)}b`,
  "network addresses": filled("2001:db8:0:1.2.3.4 "),
};
