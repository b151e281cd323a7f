/** The body as it is stored and hashed: LF line ends, no white space at line ends, one line end at the end. */
export function normaliseBody(body: string): string {
  const lines = body
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd());
  return `${lines.join("\n").trimEnd()}\n`;
}
