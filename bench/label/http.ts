import http from "node:http";

export interface HttpAnswer {
  status: number;
  text: string;
}

/** One keep-alive connection for each caller, as browsers have, and as little work on our side as possible. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });

export function call(method: string, url: string, headers: Record<string, string>, body?: object): Promise<HttpAnswer> {
  const text = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        response.on("error", reject);
      },
    );
    // A connection that the server closed just as we wrote to it: nothing was read, and browsers send again as well.
    request.on("error", (error) =>
      request.reusedSocket ? call(method, url, headers, body).then(resolve, reject) : reject(error),
    );
    request.end(text);
  });
}

export function closeConnections(): void {
  agent.destroy();
}
