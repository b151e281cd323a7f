import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { demandHttps } from "./demand-https.mjs";
import { refuse } from "./refuse.mjs";

async function policyAt(address: string | undefined, path: string) {
  const server = http.createServer((request, response) => {
    demandHttps(response, address);
    if (request.url === "/refused") refuse(request, response, { status: 400, code: "x", title: "No", detail: "No." });
    else response.writeHead(200, { "content-type": "text/css" }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  server.close();
  return headers.get("strict-transport-security");
}

test.each(["/any", "/refused"])(
  "browsers are kept on https by every answer where the site is published there (%s)",
  async (path) => {
    expect(await policyAt("https://labels.example", path)).toBe("max-age=31536000; includeSubDomains");
    expect(await policyAt("http://127.0.0.1:3000", path)).toBeNull();
    expect(await policyAt(undefined, path)).toBeNull();
  },
);
