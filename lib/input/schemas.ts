import { z } from "zod";

/** Largest whole number that a column of PostgreSQL's type integer holds. */
export const MAX_INTEGER = 2_147_483_647;

/** A text from outside, never without a bound. What no text may hold is refused by `readInput`, whatever its schema. */
export const text = (max: number) =>
  z.string().max(max, { error: `use at most ${max.toLocaleString("en")} characters` });

/** A whole number from outside that the database can hold. */
export const integer = (min = -MAX_INTEGER, max = MAX_INTEGER) =>
  z
    .int({ error: "is a whole number" })
    .min(min, { error: `is at least ${min}` })
    .max(max, { error: `is at most ${max}` });

/** The same as it stands in an address or a query. */
export const integerText = (min = -MAX_INTEGER, max = MAX_INTEGER) => z.coerce.number().int().min(min).max(max);
