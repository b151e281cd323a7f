import { type Edited, editText, TextEditor } from "@/lib/core/text/position-map";
import { composeCharacters } from "./compose-characters";
import { withoutInvisible } from "./invisible";
import { type CleaningOperation, settled } from "./operation";

const invisible: CleaningOperation = {
  id: "invisible-characters",
  version: 1,
  title: "Remove invisible characters",
  help: "Takes out control, zero-width and bidirectional characters, and makes odd spaces usual ones. Joiners stay in scripts and emoji that need them, marks of direction where text runs from right to left, the wide space of East Asian text everywhere.",
  apply: settled(withoutInvisible),
};

const nfc: CleaningOperation = {
  id: "unicode-nfc",
  version: 1,
  title: "Compose characters (NFC)",
  help: "Writes a letter and its accents as one character where there is one. Ligatures, full-width letters and mathematical letters stay.",
  apply: settled(composeCharacters),
};

function withLineFeeds(text: string): Edited {
  const editor = new TextEditor(text);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a) editor.replace(at, ++at + 1, "\n");
    else if (unit === 0x0d || unit === 0x85 || unit === 0x2028 || unit === 0x2029) editor.replace(at, at + 1, "\n");
  }
  return editor.edited();
}

const lineEndings: CleaningOperation = {
  id: "line-endings",
  version: 1,
  title: "End lines alike",
  help: "Every line ends with a line feed, whatever it ended with before.",
  apply: settled(withLineFeeds),
};

const trim: CleaningOperation = {
  id: "trim",
  version: 1,
  title: "Trim both ends",
  help: "Takes off empty lines and spaces before the text and after it. A first line that is indented by four spaces or a tab, as code is in Markdown, keeps that.",
  apply: settled((text) => {
    const start = text.length - text.trimStart().length;
    const end = text.trimEnd().length;
    if (end === 0) return editText(text, [{ from: 0, to: text.length, by: "" }]);
    const indent = /(?:\t| {4})[ \t]*$/.exec(text.slice(Math.max(0, start - 100), start))?.[0] ?? "";
    const from = { from: 0, to: start - indent.length, by: "" };
    return editText(text, [from, { from: end, to: text.length, by: "" }]);
  }),
};

/** In the order in which they belong. */
export const HYGIENE: readonly CleaningOperation[] = [invisible, lineEndings, nfc, trim];
