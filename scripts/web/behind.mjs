import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import http from "node:http";
import { pipeline } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { pauseBeforeRestart } from "../runtime/kept-process.mjs";
import { root } from "../runtime/paths.mjs";
import { unavailable } from "./refuse.mjs";

/** How long a request waits for a server that is being started. */
const PATIENCE_MS = 15_000;
/** Long enough to hear that a process has ended. */
const AGAIN_MS = 100;
/** Of one connection only; they say nothing about the next. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "expect"]);

/** A second server for everything that nobody at the labelling screen waits for: kept running, and handed requests. */
export class Behind {
  /** @param {string} file what the second process runs; it says its port by a message */
  constructor(file) {
    this.#file = file;
  }

  #file;
  /** By it the second server knows that the first speaks, whose word on who asks it may take (lib/server/peer.ts). */
  #secret = randomBytes(24).toString("base64url");
  #agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  /** @type {import("node:child_process").ChildProcess | null} */
  #child = null;
  #isStopping = false;
  /** @type {number | null} */
  #port = null;
  #events = new EventEmitter().setMaxListeners(0);

  /** Starts it again whenever it ends. */
  async keep() {
    for (let pauseMs = 0; !this.#isStopping; await delay(pauseMs)) {
      const began = Date.now();
      await this.#run();
      pauseMs = pauseBeforeRestart(pauseMs, Date.now() - began);
    }
  }

  async stop() {
    this.#isStopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  }

  /**
   * Tells the second process something, if it is there.
   * @param {Record<string, unknown>} news
   */
  tell(news) {
    if (this.#child?.connected) this.#child.send(news, () => {});
  }

  /**
   * Waits until the second process says something.
   * @param {string} name
   */
  async told(name) {
    await once(this.#events, name);
  }

  /**
   * Answers as the second server does. Where it cannot be reached: 503, as long as nothing has been answered.
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  async forward(request, response, isAgain = false) {
    const port = await this.#ready();
    if (port === null) return unavailable(request, response);
    const headers = { ...withoutHops(request.headers), "x-touchstone-front": this.#secret };
    const asked = http.request({ agent: this.#agent, port, method: request.method, path: request.url, headers });
    asked.on("response", (answered) => {
      takeHeaders(response, rawWithoutHops(answered.rawHeaders));
      response.writeHead(answered.statusCode ?? 502, answered.statusMessage);
      // A short first piece must not wait for the next.
      response.flushHeaders();
      pipeline(answered, response, () => {});
    });
    asked.on("error", () => {
      if (response.headersSent) response.destroy();
      // It may have died in this moment. What only reads is asked of its successor, once.
      else if (isRepeatable(request) && !isAgain) delay(AGAIN_MS).then(() => this.forward(request, response, true));
      else {
        unavailable(request, response);
        request.resume();
      }
    });
    response.on("close", () => asked.destroy());
    // Not by `pipeline`, which would end the connection together with what was asked, before an answer.
    request.pipe(asked);
  }

  async #run() {
    const env = { ...process.env, TOUCHSTONE_FRONT: this.#secret, PGAPPNAME: undefined };
    // In a session of its own, which does not have the share of ours (lib/server/priority.mjs).
    const child = fork(this.#file, [], { cwd: root, env, detached: true });
    this.#child = child;
    child.on("message", (/** @type {{ port?: number }} */ said) => {
      if (said.port) this.#port = said.port;
      for (const name of Object.keys(said)) this.#events.emit(name);
    });
    await new Promise((resolve) => {
      child.once("exit", resolve);
      child.once("error", resolve);
    });
    this.#port = null;
  }

  /** @returns {Promise<number | null>} its port, or null where it does not come */
  async #ready() {
    if (this.#port === null)
      await once(this.#events, "port", { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {});
    return this.#port;
  }
}

/** @param {http.IncomingMessage} request */
function isRepeatable({ method, headers }) {
  return (method === "GET" || method === "HEAD") && !headers["content-length"] && !headers["transfer-encoding"];
}

/** @param {http.IncomingHttpHeaders} headers */
function withoutHops({ "transfer-encoding": encoding, ...headers }) {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name));
  // A body whose length is not known goes on in pieces.
  return { ...Object.fromEntries(kept), ...(encoding ? { "transfer-encoding": "chunked" } : {}) };
}

/** @param {string[]} raw name, value, name, value … */
function rawWithoutHops(raw) {
  return raw.filter((_text, k) => !HOP_BY_HOP.has((raw[k - (k % 2)] ?? "").toLowerCase()));
}

/**
 * Sets these and no others of their names; one that comes several times, as a cookie does, stays several times.
 * @param {http.ServerResponse} response
 * @param {string[]} raw
 */
function takeHeaders(response, raw) {
  for (const own of response.getHeaderNames())
    if (raw.some((text, k) => k % 2 === 0 && text.toLowerCase() === own)) response.removeHeader(own);
  for (let k = 0; k < raw.length; k += 2) response.appendHeader(raw[k] ?? "", raw[k + 1] ?? "");
}
