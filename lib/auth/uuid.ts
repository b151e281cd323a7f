const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can stand where the database expects a uuid. */
export function isUuid(text: unknown): text is string {
  return typeof text === "string" && UUID.test(text);
}
