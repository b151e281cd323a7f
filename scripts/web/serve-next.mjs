import { once } from "node:events";
import http from "node:http";
import next from "next";
import { root } from "../runtime/paths.mjs";
import { demandHttps } from "./demand-https.mjs";
import { notAllowed } from "./gate.mjs";
import { unavailable } from "./refuse.mjs";

/**
 * Longer than any usual proxy or load balancer keeps a connection that it does not use (nginx and AWS 60 s, Google Cloud 600 s). One that
 * the server closes first can be taken by the proxy for the next request in that very moment, and the client gets a 502.
 */
const KEEP_ALIVE_MS = 620_000;
/** An upload of gigabytes over a slow line takes longer than Node's five minutes. */
const REQUEST_MS = 3_600_000;

/** @typedef {(request: http.IncomingMessage, response: http.ServerResponse) => unknown} Handler */

/**
 * Serves what was built until it is told to stop: then what was begun is finished, and the process ends.
 * @param {{ host: string, port: number }} address with port 0 any that is free
 * @param {{ choose?: (own: Handler) => Handler, stopping?: () => Promise<void> }} [options] who answers a request, if not always the
 *   build; what else has to end
 * @returns {Promise<number>} the port
 */
export async function serveNext({ host, port }, { choose = (own) => own, stopping } = {}) {
  const server = http.createServer((request, response) => {
    demandHttps(response);
    return answer(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = REQUEST_MS;
  /** @type {Handler} */
  let answer = unavailable;
  // A tunnel is no request, and without this the connection would only be closed.
  server.on("connect", (_request, socket) => {
    const { status, title, headers } = notAllowed(["GET", "HEAD", "POST"]);
    socket.end(
      `HTTP/1.1 ${status} ${title}\r\nallow: ${headers.allow}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
    );
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  // Where an action redirects, Next asks itself for the page it leads to.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${address.port}`;
  const app = next({ dev: false, dir: root, hostname: host, port: address.port });
  await app.prepare();
  answer = choose(app.getRequestHandler());
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    server.close();
    await Promise.all([once(server, "close"), stopping?.()]);
    await app.close();
    process.exit(0);
  };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, stop);
  return address.port;
}
