/**
 * The column that says, in each row of a table, which of its cells were marked: their columns by name, with spaces between. It stays
 * with its row whatever a spreadsheet does to the file: order, delimiter, quotes, encoding, further columns and rows.
 */
export const SAFE_COLUMN = "touchstone_safe";

/**
 * Spreadsheet programs run a cell as a formula when it begins with one of = + - @, some also with their full-width, small and
 * typographic forms, or with a tab or line break before it.
 * Cells of that kind, and cells that already are an apostrophe or more before such a character (so that the step can be
 * undone), are the ones that `neutralise` marks.
 */
const RISKY = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The cell with an apostrophe before it when a spreadsheet might run it. Plain numbers such as -3 stay as they are. */
export function neutralise(cell: string): string {
  return RISKY.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Undoes `neutralise` exactly. Only for cells that are known to have gone through it. */
export function restore(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell;
}
