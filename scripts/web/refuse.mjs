/** @typedef {{ status: number, code: string, title: string, detail: string, headers?: Record<string, string> }} Refusal */

/**
 * Answers without the application: a problem document where a program asked, else a page.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Refusal} refusal
 */
export function refuse(request, response, { status, code, title, detail, headers = {} }) {
  if (response.headersSent || response.destroyed) return;
  const requestId = request.headers["x-request-id"];
  const isCall = request.url?.startsWith("/api/");
  const body = isCall
    ? JSON.stringify({ type: "about:blank", title, status, code, detail, requestId })
    : page(title, detail, requestId);
  response
    .writeHead(status, {
      ...headers,
      "content-type": isCall ? "application/problem+json" : "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
    })
    .end(request.method === "HEAD" ? undefined : body);
}

/**
 * What a server that is being started answers.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function unavailable(request, response) {
  refuse(request, response, {
    status: 503,
    code: "unavailable",
    title: "Unavailable",
    detail:
      "The server is being started again. Whether what you sent was kept is unknown; send it again in a few seconds, with the same Idempotency-Key if it had one.",
    headers: { "retry-after": "2" },
  });
}

/**
 * @param {string} title
 * @param {string} detail
 * @param {string | string[] | undefined} requestId by what we let pass, which holds no markup
 */
const page = (title, detail, requestId) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <meta name="color-scheme" content="light dark">
  <title>${title} · Touchstone</title>
  <body style="font-family: ui-sans-serif, system-ui, sans-serif; margin: 2rem; max-width: 36rem; line-height: 1.5">
    <h1 style="font-size: 1.25rem">${title}</h1>
    <p>${detail}</p>
    <p><a href="/">Go home</a></p>
    ${requestId ? `<p>Code ${requestId}</p>` : ""}
  </body>
</html>
`;
