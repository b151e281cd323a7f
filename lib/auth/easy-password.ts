import "server-only";
import popular from "popular-passwords/data.json" with { type: "json" };
import { env } from "@/lib/server/env";
import { no } from "@/lib/server/errors";

interface Owner {
  email?: string | null;
  name?: string;
}

/** Names of what this is, which whoever guesses here tries first. docs/security.md lists them. */
const HERE = ["touchstone", "annotation", "annotator", "guideline", "labelling", "labeling", "workbench"];
/** Fewest different characters. */
const FEWEST = 5;
/** Letters that have to be left beside names and numbers. */
const FEWEST_OF_ONES_OWN = 4;

const popularOnes = new Set(popular);

/** Why a password is among those that are guessed first, however long it is; null where it is not. */
export function easyPassword(password: string, { email, name = "" }: Owner): string | null {
  const look = password.normalize("NFKC").toLowerCase();
  if (popularOnes.has(look)) return "This is one of the passwords that are tried first everywhere. Choose another one.";
  if (new Set(look).size < FEWEST) return `Use at least ${FEWEST} different characters.`;
  const known = [...HERE, ...wordsOf(`${email ?? ""} ${name} ${new URL(env().NEXTAUTH_URL).hostname}`)];
  const rest = known
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ""), look);
  if (rest === look || rest.replace(/[^\p{L}]/gu, "").length >= FEWEST_OF_ONES_OWN) return null;
  return "This is little more than your name or the name of this site, which are tried first. Choose another one.";
}

/** The refusal of one in a form's field. */
export function refuseEasy(field: string, message: string) {
  return no("easy-password", message, { errors: [{ field, message }] });
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3);
