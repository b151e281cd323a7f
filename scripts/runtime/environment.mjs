/**
 * An environment for a child process. Next.js declares NODE_ENV as always present, which it is not.
 * @param {Record<string, string | undefined>} variables
 */
export function environment(variables) {
  return /** @type {NodeJS.ProcessEnv} */ (variables);
}
