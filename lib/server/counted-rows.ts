/**
 * A page out of rows of which each carries the `total` of the whole list. Beyond the last page there is no row to say it: then the
 * first page is asked, so that a list that has become shorter does not look empty.
 */
export async function countedRows<Row extends { total: number }>(
  page: number,
  read: (page: number) => Promise<Row[]>,
): Promise<{ rows: Omit<Row, "total">[]; total: number }> {
  const found = await read(page);
  const [first] = found.length > 0 || page === 1 ? found : await read(1);
  return { rows: found.map(({ total: _total, ...row }) => row), total: first?.total ?? 0 };
}
