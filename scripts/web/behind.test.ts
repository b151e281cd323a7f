import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Behind } from "./behind.mjs";

const behind = new Behind(path.join(import.meta.dirname, "fixtures/echo.mjs"));
const front = http.createServer((request, response) => {
  // As lib/server/request.ts has it: the answer behind says the same id.
  response.setHeader("x-request-id", "noted-in-front");
  behind.forward(request, response);
});
let url = "";

beforeAll(async () => {
  behind.keep();
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});

afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await behind.stop();
});

const asked = async (address: string, init?: RequestInit) => (await fetch(url + address, init)).json();

test("hands on address, method, headers and cookies as they are", async () => {
  const answer = await fetch(`${url}/projects/1/measure?q=%ff&a=1&a=2`, {
    headers: { cookie: "x=1", host: "touchstone.example.org", "x-touchstone-front": "guessed" },
  });
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const told = await answer.json();
  expect(told).toMatchObject({ method: "GET", url: "/projects/1/measure?q=%ff&a=1&a=2", headers: { cookie: "x=1" } });
  expect(told.headers["x-touchstone-front"]).not.toBe("guessed");
});

test("streams a body of unknown length", async () => {
  const pieces = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(65_536)));
  const body = Readable.toWeb(pieces) as ReadableStream;
  const told = await asked("/import", { method: "POST", body, duplex: "half" } as RequestInit);
  expect(told).toMatchObject({ method: "POST", bytes: 6_553_600, headers: { "transfer-encoding": "chunked" } });
});

test("passes pieces on as they come, and ends behind when whoever asked has gone", async () => {
  const gone = new AbortController();
  const answer = await fetch(`${url}/endless`, { signal: gone.signal });
  const first = await answer.body!.getReader().read();
  expect(Buffer.from(first.value!).toString()).toBe("first");
  const closed = behind.told("closed");
  gone.abort();
  await closed;
});

test("what dies behind is started again: reading waits for it, a change is told that nobody knows", async () => {
  const { pid } = await asked("/");
  const died = await fetch(`${url}/die`, { method: "POST", body: "x" });
  expect([died.status, died.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await died.text()).toContain("Whether what you sent was kept is unknown");
  const after = await asked("/");
  expect(after.pid).not.toBe(pid);
  const killed = fetch(`${url}/slow`);
  process.kill(after.pid, "SIGKILL");
  expect((await (await killed).json()).pid).not.toBe(after.pid);
});

test("an upload that is cut off behind is answered, though more of it is on its way", async () => {
  const pieces = async function* () {
    yield Buffer.alloc(65_536);
    await setTimeout(300);
    yield Buffer.alloc(65_536);
  };
  const body = Readable.toWeb(Readable.from(pieces())) as ReadableStream;
  const answer = await fetch(`${url}/die-on-body`, { method: "POST", body, duplex: "half" } as RequestInit);
  expect(answer.status).toBe(503);
});

test("an answer that was begun breaks off and does not end as if it were whole", async () => {
  const answer = await fetch(`${url}/die-halfway`);
  await expect(answer.text()).rejects.toThrow();
});
