/** Parts of an address that say how a screen is laid out, not what is on it. */
const LAYOUT = new Set(["size", "cols", "cursor"]);

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
/** As much of an id as people compare. */
const ID_LENGTH = 8;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (name: string) =>
  capital(
    name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .replace(/[-_]/g, " ")
      .toLowerCase(),
  );

/** What narrows and orders a page, as its address says, in words for paper: `Kind: text`. */
export function filterWords(search: URLSearchParams): string[] {
  return [...search].flatMap(([name, value]) => {
    // Of several lists on a page each says its own names behind a prefix.
    const own = name.slice(name.lastIndexOf("-") + 1);
    if (value === "" || LAYOUT.has(own)) return [];
    if (own === "q") return [`Search: ${value}`];
    if (own === "sort") return [`Order: ${value.startsWith("-") ? `${value.slice(1)}, descending` : value}`];
    return [`${words(name)}: ${UUID.test(value) ? value.slice(0, ID_LENGTH) : value}`];
  });
}
