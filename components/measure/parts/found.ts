/** What a query answers where it is not refused. */
export type Found<Query extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Query>>,
  { ok: true; value: unknown }
>["value"];
