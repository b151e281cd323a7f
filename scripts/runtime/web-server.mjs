import path from "node:path";
import { root } from "./paths.mjs";

export const NEXT = path.join(root, "node_modules/next/dist/bin/next");

/**
 * The arguments for Node of a web server that serves what was built.
 * @param {{ host: string, port: number | string }} address
 */
export function webServer({ host, port }) {
  return [path.join(root, "scripts/web/front.mjs"), host, String(port)];
}

/**
 * The same, with reloading.
 * @param {{ host: string, port: number | string }} address
 */
export function devServer({ host, port }) {
  return [NEXT, "dev", "--hostname", host, "--port", String(port)];
}
