import { readApiRoutes } from "./api-routes.mjs";

/** What pages understand: reading, and the actions of their forms. */
const PAGE_METHODS = ["GET", "HEAD", "POST"];

const BAD_ADDRESS = {
  status: 400,
  code: "invalid",
  title: "Not an address",
  detail:
    "The address holds signs that no address can have: a percent sign without two digits, or bytes that are not UTF-8. Nothing was changed.",
};

/**
 * What is refused before anything else looks at it: addresses that cannot be read, methods that nothing answers.
 * @param {import("./api-routes.mjs").Route[]} [routes]
 * @returns {(request: { method?: string, url?: string }) => import("./refuse.mjs").Refusal | null}
 */
export function makeGate(routes = readApiRoutes()) {
  return ({ method = "GET", url = "/" }) => {
    const path = url.split(/[?#]/, 1)[0] ?? "";
    if (!isReadable(path)) return BAD_ADDRESS;
    if (!path.startsWith("/api/")) return PAGE_METHODS.includes(method) ? null : notAllowed(PAGE_METHODS);
    const route = routes.find(({ pattern }) => pattern.test(path));
    if (!route) return NO_CALL;
    return route.methods.includes(method) ? null : notAllowed(route.methods);
  };
}

const NO_CALL = {
  status: 404,
  code: "not-found",
  title: "Not found",
  detail: "There is no such call. GET /api/v1/openapi.json describes all that there are.",
};

/** @param {string[]} methods */
export function notAllowed(methods) {
  const allow = methods.join(", ");
  const detail = `This address does not take that method; it takes ${allow}. Nothing was changed.`;
  return { status: 405, code: "method-not-allowed", title: "Method not allowed", detail, headers: { allow } };
}

/** @param {string} path */
function isReadable(path) {
  try {
    return path.startsWith("/") && !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}
