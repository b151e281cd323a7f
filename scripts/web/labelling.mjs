const ID = "[^/]+";
const LABELLING = new RegExp(
  `^/(?:projects/${ID}/label(?:/.*)?|api/v1/assignments/.*|api/v1/projects/${ID}/(?:next|held|give-back|acknowledge|work|submitted)|api/health|_next/.*|icon\\.svg)$`,
);

/**
 * Whether an address is what somebody at the labelling screen waits for: its page, its calls, the files of every page. Everything else
 * is answered behind, where it is in nobody's way.
 * @param {string} url path and query, as the request has it
 */
export function isLabelling(url) {
  return LABELLING.test(url.split("?", 1)[0] ?? "");
}
