/** Where in a JSON value stands a text with NUL or half of a surrogate pair, which neither PostgreSQL nor canonical JSON can hold. */
export function unstorablePaths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === "string") return value.includes("\u0000") || !value.isWellFormed() ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorablePaths(item, [...path, index]));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...unstorablePaths(key, path),
    ...unstorablePaths(item, [...path, key]),
  ]);
}
