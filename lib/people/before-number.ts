/** An entry's number out of an address; undefined where the text is none that PostgreSQL could hold. */
export function beforeNumber(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : undefined;
}
