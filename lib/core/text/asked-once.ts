import { once } from "./once";

/** What is asked of code points again and again, with the answers kept: a table of a megabyte, made when first something is asked. */
export function askedOnce(ask: (letter: string) => boolean): (point: number) => boolean {
  const answers = once(() => new Uint8Array(0x110000));
  return (point) => {
    const known = answers();
    if (known[point] === 0) known[point] = ask(String.fromCodePoint(point)) ? 1 : 2;
    return known[point] === 1;
  };
}

/** The same for what has several answers: whole numbers from 0 to 254. */
export function classedOnce(classOf: (letter: string) => number): (point: number) => number {
  const answers = once(() => new Uint8Array(0x110000));
  return (point) => {
    const known = answers();
    if (known[point] === 0) known[point] = classOf(String.fromCodePoint(point)) + 1;
    return known[point]! - 1;
  };
}
