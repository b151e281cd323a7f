/** A passage with a little of what stands around it. What is left out is an ellipsis. */
export interface Quote {
  before: string;
  match: string;
  after: string;
}

const [AROUND, MOST] = [60, 400];

/** The passage from one code point to another, within its text. Of a long one the beginning and the end. */
export function quoteOf(text: string, [from, to]: readonly [number, number]): Quote {
  const points = [...text];
  const match = points.slice(from, to);
  const half = MOST / 2;
  return {
    before: `${from > AROUND ? "…" : ""}${points.slice(Math.max(0, from - AROUND), from).join("")}`,
    match: match.length <= MOST ? match.join("") : `${match.slice(0, half).join("")} … ${match.slice(-half).join("")}`,
    after: `${points.slice(to, to + AROUND).join("")}${to + AROUND < points.length ? "…" : ""}`,
  };
}

/** The beginning of a text, where nothing of it is to be pointed at. */
export function beginningOf(text: string): Quote {
  return { ...quoteOf(text, [0, 0]), before: "" };
}
