import pino from "pino";
import { expect, test, vi } from "vitest";
import { log } from "./log";
import { asRequest, requestId } from "./request";

test("one line for one event, whatever text is in it, with its time in UTC, its request, and no secret", async () => {
  const level = log.level;
  log.level = "info";
  const stream = (log as unknown as Record<symbol, { write: (line: string) => void }>)[pino.symbols.streamSym]!;
  const written: string[] = [];
  const write = vi.spyOn(stream, "write").mockImplementation((line) => void written.push(line));
  const forged = 'x"\n{"level":50,"msg":"forged"}\u2028\r';
  const secrets = { password: "hunter2", token: "ts_secret", authorization: "Bearer ts_secret", cookie: "session" };
  const id = await asRequest(new Headers({ "x-request-id": "request-0001" }), async () => {
    log.info({ action: "test", forged, asked: secrets }, forged);
    return requestId();
  });
  write.mockRestore();
  log.level = level;
  expect(written).toHaveLength(1);
  expect(written[0]!.trimEnd()).not.toMatch(/[\n\r]/);
  const event = JSON.parse(written[0]!);
  expect(event).toMatchObject({ level: 30, action: "test", forged, msg: forged, request: id });
  expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(written[0]).not.toMatch(/hunter2|ts_secret|session/);
});
