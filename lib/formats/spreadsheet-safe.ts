/**
 * Spreadsheet programs run a cell as a formula when it begins with one of = + - @ or with a tab or carriage return.
 * Cells of that kind, and cells that already are an apostrophe or more before such a character (so that the step can be
 * undone), are the ones that `neutralise` marks.
 */
const RISKY = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The cell with an apostrophe before it when a spreadsheet might run it. Plain numbers such as -3 stay as they are. */
export function neutralise(cell: string): string {
  return RISKY.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Undoes `neutralise` exactly. Only for cells that are known to have gone through it. */
export function restore(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell;
}
