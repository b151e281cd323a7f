const A_YEAR = 31_536_000;

/**
 * Keeps browsers on https, here and on every host below this one, with whatever is answered: pages, files, calls, refusals. Read when it
 * runs, not when it was built: the same build may serve behind TLS or on loopback.
 * @param {Pick<import("node:http").ServerResponse, "setHeader">} response
 */
export function demandHttps(response, address = process.env.NEXTAUTH_URL) {
  if (address?.startsWith("https:"))
    response.setHeader("strict-transport-security", `max-age=${A_YEAR}; includeSubDomains`);
}
