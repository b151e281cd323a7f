import { LETTER, LONE_LETTER, letterClass, MARK, unitsAt } from "./letters";

/** Code points of a text, and those that are letters or marks on letters. */
export function letterCounts(text: string): { characters: number; letters: number } {
  let [characters, letters] = [0, 0];
  for (let at = 0; at < text.length; ) {
    const units = unitsAt(text, at);
    const kind = letterClass(units === 2 ? text.codePointAt(at)! : text.charCodeAt(at));
    if (kind === LETTER || kind === LONE_LETTER || kind === MARK) letters++;
    characters++;
    at += units;
  }
  return { characters, letters };
}
