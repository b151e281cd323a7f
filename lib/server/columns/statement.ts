import type { Statement } from "./read-columns";

/**
 * A statement as a template, statements within it included. For what threads carry out: a thread that imported `Prisma.sql` would load all of
 * Prisma with it, which their bundle cannot hold.
 */
export function statement(strings: TemplateStringsArray, ...values: readonly unknown[]): Statement {
  const written = [strings[0]!];
  const given: unknown[] = [];
  values.forEach((value, at) => {
    const after = strings[at + 1]!;
    if (!isStatement(value)) {
      given.push(value);
      written.push(after);
      return;
    }
    const [first, ...others] = value.strings;
    written[written.length - 1] += first!;
    written.push(...others);
    written[written.length - 1] += after;
    given.push(...value.values);
  });
  return { strings: written, values: given };
}

function isStatement(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && "strings" in value && "values" in value;
}
