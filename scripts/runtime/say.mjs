import { StartError } from "./start-error.mjs";

const began = Date.now();

/**
 * One line for people: what is being done, or what has happened.
 * @param {string} sentence
 */
export function say(sentence) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${sentence}\n`);
}

/**
 * Says what went wrong and what to do about it. A surprise also shows where it came from.
 * @param {unknown} error
 */
export function complain(error) {
  if (error instanceof StartError) process.stderr.write(`\n${error.message}\n${error.remedy}\n`);
  else process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
}
