import { connect, createServer } from "node:net";

/**
 * Whether a server could listen there now.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(host, port) {
  return !(await answers(host, port)) && (await canListen(host, port));
}

/**
 * A port that nothing uses, as the operating system chooses it.
 * @param {string} host
 * @returns {Promise<number>}
 */
export function freePort(host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host, port: 0, exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/**
 * The wanted port, or one of the ten after it, or any that is free.
 * @param {string} host
 * @param {number} wanted 0 asks for any
 * @returns {Promise<number>}
 */
export async function choosePort(host, wanted) {
  if (wanted === 0) return freePort(host);
  for (let port = wanted; port <= Math.min(wanted + 10, 65_535); port++) {
    if (await isFree(host, port)) return port;
  }
  return freePort(host);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function canListen(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Some systems let us listen on one address where another server already listens on all: ask who answers.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(host, port) {
  const everywhere = host === "0.0.0.0" || host === "::";
  return new Promise((resolve) => {
    const socket = connect({ host: everywhere ? "127.0.0.1" : host, port, timeout: 500 });
    const say = (/** @type {boolean} */ taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once("connect", () => say(true));
    socket.once("timeout", () => say(false));
    socket.once("error", () => say(false));
  });
}
