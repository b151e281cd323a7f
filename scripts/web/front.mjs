import { createHash } from "node:crypto";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { LABELLING_CONNECTIONS, SESSION, setSessionShare } from "../../lib/server/priority.mjs";
import { root } from "../runtime/paths.mjs";
import { Behind } from "./behind.mjs";
import { makeGate } from "./gate.mjs";
import { isLabelling } from "./labelling.mjs";
import { isDashboard, Pace } from "./pace.mjs";
import { refuse } from "./refuse.mjs";
import { serveNext } from "./serve-next.mjs";

// The web server: `node scripts/web/front.mjs <host> <port>`. It answers the labelling screen itself and has a second server, a process
// of its own, answer everything else, so that nobody's key waits for somebody's dashboard or export.
const [host = "0.0.0.0", port = "3000"] = process.argv.slice(2);
/** @type {import("./refuse.mjs").Refusal} */
const TOO_MANY = {
  status: 429,
  code: "rate-limited",
  title: "Too many pages at once",
  detail:
    "More dashboards were asked for than anybody can look at. Wait a quarter of a minute, then load this one again.",
  headers: { "retry-after": "15" },
};

setSessionShare(process.pid, SESSION.labelling);
/** Of people at work. */
const TELL_EVERY_MS = 1_000;
let toldAt = 0;
const behind = new Behind(path.join(root, "scripts/web/back.mjs"));
const pace = new Pace();
behind.keep();
process.env.PGAPPNAME = LABELLING_CONNECTIONS;
const gate = makeGate();
await serveNext(
  { host, port: Number(port) },
  {
    choose: (own) => async (request, response) => {
      const refusal = gate(request);
      if (refusal) return refuse(request, response, refusal);
      const url = request.url ?? "/";
      if (isLabelling(url)) {
        if (url.startsWith("/api/v1/")) tellOfLabelling();
        return own(request, response);
      }
      if (isDashboard(url)) {
        const wait = pace.turn(whoAsks(request));
        if (wait === null) return refuse(request, response, TOO_MANY);
        if (wait > 0) await delay(wait);
      }
      return behind.forward(request, response);
    },
    stopping: () => behind.stop(),
  },
);

/** Long work behind makes room for it (lib/server/beside-labelling.ts). */
function tellOfLabelling() {
  if (Date.now() - toldAt < TELL_EVERY_MS) return;
  toldAt = Date.now();
  behind.tell({ labelledAt: toldAt });
}

/** Whoever has this cookie; nobody's rights go by it. @param {import("node:http").IncomingMessage} request */
function whoAsks({ headers, socket }) {
  return createHash("sha256")
    .update(headers.cookie ?? socket.remoteAddress ?? "")
    .digest("base64");
}
