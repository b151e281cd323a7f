import path from "node:path";
import { root } from "./paths.mjs";

export const NEXT = path.join(root, "node_modules/next/dist/bin/next");

/**
 * Longer than any usual proxy or load balancer keeps a connection that it does not use (nginx and AWS 60 s, Google Cloud 600 s). One that
 * the server closes first can be taken by the proxy for the next request in that very moment, and the client gets a 502.
 */
const KEEP_ALIVE_MS = 620_000;

/**
 * The arguments for Node of a web server that serves what was built.
 * @param {{ host: string, port: number | string }} address
 */
export function webServer({ host, port }) {
  return [NEXT, "start", "--hostname", host, "--port", String(port), "--keepAliveTimeout", String(KEEP_ALIVE_MS)];
}

/**
 * The same, with reloading.
 * @param {{ host: string, port: number | string }} address
 */
export function devServer({ host, port }) {
  return [NEXT, "dev", "--hostname", host, "--port", String(port)];
}
