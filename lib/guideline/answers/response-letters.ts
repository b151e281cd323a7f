/** The name of the response at an index: 0 is A, 25 is Z. An example has at most 26 responses. */
export function responseLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The letters of an example's responses: A, B … */
export function responseLetters(responses: number): string[] {
  return Array.from({ length: responses }, (_, index) => responseLetter(index));
}
