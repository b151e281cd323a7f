import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { choosePort, freePort, isFree } from "./ports.mjs";

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

function listen(host: string, port: number): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  servers.push(server);
  return new Promise((resolve) => server.listen(port, host, resolve));
}

it("takes the wanted port where it is free", async () => {
  const port = await freePort("127.0.0.1");
  expect(await choosePort("127.0.0.1", port)).toBe(port);
});

it.each(["127.0.0.1", "0.0.0.0"])("goes on to another one where somebody listens on %s", async (host) => {
  const port = await freePort("127.0.0.1");
  await listen(host, port);
  expect(await isFree("127.0.0.1", port)).toBe(false);
  const chosen = await choosePort("127.0.0.1", port);
  expect(chosen).not.toBe(port);
  expect(await isFree("127.0.0.1", chosen)).toBe(true);
});

it("chooses any free port for 0", async () => {
  expect(await isFree("127.0.0.1", await choosePort("127.0.0.1", 0))).toBe(true);
});
