import { QuoteType, Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { codeRanges } from "./code-ranges";

/** A tag or comment of HTML outside of code, in UTF-16 units. */
export interface HtmlMark {
  from: number;
  to: number;
  name: string;
  side: "open" | "close" | "comment";
  attributes: Readonly<Record<string, string>>;
}

const PAIRED =
  "a abbr acronym address article aside b bdi bdo big blockquote button caption center cite code dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header i iframe ins kbd label legend main mark nav noscript ol pre q s samp script section select small span strike strong style sub summary sup svg table textarea time title tt u ul var video";
const SINGLE = "area base br col embed hr img input link meta source track wbr";
/** Their ends may be left out. */
const OPEN_ENDED = "body dd dt head html li option p tbody td tfoot th thead tr";
const FLAGS =
  "async checked controls defer disabled hidden loop multiple muted novalidate open readonly required reversed selected";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const [pairedNames, lone, flags] = [words(PAIRED), words(`${SINGLE} ${OPEN_ENDED}`), words(FLAGS)];

const NONE: Record<string, string> = {};

/**
 * The tags and comments of HTML in a text, ascending. Only elements that HTML knows, and of those that need an end only pairs: what prompts
 * mark with tags of their own, and a tag that is only spoken of, are text. Code in Markdown is not looked into.
 */
export function htmlMarks(text: string): HtmlMark[] {
  const plain = withoutCode(text);
  const marks: HtmlMark[] = [];
  const pairs = new Pairs(marks);
  let tag = { from: 0, name: "", isMarkup: true, attributes: NONE };
  let attribute = { name: "", value: "" };

  function opened(end: number): void {
    const { from, name, attributes, isMarkup } = tag;
    if (!isMarkup || !(pairedNames.has(name) || lone.has(name))) return;
    marks.push({ from, to: end + 1, name, side: "open", attributes });
    if (pairedNames.has(name)) pairs.open(name);
  }

  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      tag = { from: start - 1, name: plain.slice(start, end).toLowerCase(), isMarkup: true, attributes: NONE };
    },
    onattribname(start, end) {
      attribute = { name: plain.slice(start, end).toLowerCase(), value: "" };
    },
    onattribdata(start, end) {
      attribute.value += plain.slice(start, end);
    },
    onattribentity(codePoint) {
      attribute.value += String.fromCodePoint(codePoint);
    },
    onattribend(quote) {
      if (tag.attributes === NONE) tag.attributes = {};
      tag.attributes[attribute.name] = attribute.value;
      const isName = /^[a-z@:_][\w:.-]{0,99}$/.test(attribute.name);
      if (!isName || (quote === QuoteType.NoValue && !flags.has(attribute.name))) tag.isMarkup = false;
    },
    onopentagend: opened,
    onselfclosingtag: opened,
    onclosetag(start, end) {
      const name = plain.slice(start, end).toLowerCase();
      if (plain.slice(start - 2, start) !== "</" || plain[end] !== ">") return;
      if (pairedNames.has(name) && !pairs.close(name)) return;
      if (pairedNames.has(name) || lone.has(name)) {
        marks.push({ from: start - 2, to: end + 1, name, side: "close", attributes: NONE });
      }
    },
    oncomment(start, end) {
      const [from, to] = [start - 4, end + 1];
      if (plain.startsWith("<!--", from) && plain.endsWith("-->", to)) {
        marks.push({ from, to, name: "!--", side: "comment", attributes: NONE });
      }
    },
    ondeclaration(start, end) {
      if (!/^!doctype\b/i.test(plain.slice(start, start + 9))) return;
      marks.push({ from: start - 1, to: end + 1, name: "!doctype", side: "comment", attributes: NONE });
    },
    oncdata() {},
    onend() {},
    onprocessinginstruction() {},
    ontext() {},
    ontextentity() {},
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(plain);
  tokenizer.end();
  return pairs.without();
}

/** Which tags have a partner: a close tag takes the last of its name that is still open. */
class Pairs {
  readonly #open = new Map<string, number[]>();

  constructor(private readonly marks: HtmlMark[]) {}

  /** The last mark is one that needs an end. */
  open(name: string): void {
    const places = this.#open.get(name) ?? [];
    places.push(this.marks.length - 1);
    this.#open.set(name, places);
  }

  close(name: string): boolean {
    return this.#open.get(name)?.pop() !== undefined;
  }

  /** The marks without those that were never closed. */
  without(): HtmlMark[] {
    const isLeft = new Uint8Array(this.marks.length);
    for (const places of this.#open.values()) for (const place of places) isLeft[place] = 1;
    return this.marks.filter((_, place) => isLeft[place] === 0);
  }
}

/** The text with as many letters in place of its code, so that all else keeps its place. */
function withoutCode(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of codeRanges(text)) {
    pieces.push(text.slice(at, from), "x".repeat(to - from));
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
