import { askedOnce } from "./asked-once";

/** More on one letter than any language has: the most marks in a row that the Stream-Safe Text Format allows (UAX #15, section 13). */
const MOST_MARKS = 30;
const isMark = askedOnce((letter) => /\p{M}/u.test(letter));
/** Nothing before it is a mark. */
const FIRST_MARK = 0x300;

/**
 * A text in NFC, but for letters with more than 30 marks, which stay as they are: to put marks in order takes time that grows with the square
 * of their number, a minute for 200,000. What is composed stays as it is.
 */
export function composed(text: string): string {
  const pieces: string[] = [];
  let [done, letter, marks] = [0, 0, 0];
  const endLetter = (at: number) => {
    if (marks > MOST_MARKS) {
      pieces.push(text.slice(done, letter).normalize("NFC"), text.slice(letter, at));
      done = at;
    }
    letter = at;
    marks = 0;
  };
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    if (point >= FIRST_MARK && isMark(point)) marks++;
    else endLetter(at);
    at += point > 0xffff ? 2 : 1;
  }
  endLetter(text.length);
  return pieces.join("") + text.slice(done).normalize("NFC");
}
