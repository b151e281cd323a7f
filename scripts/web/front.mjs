import path from "node:path";
import { root } from "../runtime/paths.mjs";
import { Behind } from "./behind.mjs";
import { isLabelling } from "./labelling.mjs";
import { serveNext } from "./serve-next.mjs";

// The web server: `node scripts/web/front.mjs <host> <port>`. It answers the labelling screen itself and has a second server, a process
// of its own, answer everything else, so that nobody's key waits for somebody's dashboard or export.
const [host = "0.0.0.0", port = "3000"] = process.argv.slice(2);
const behind = new Behind(path.join(root, "scripts/web/back.mjs"));
behind.keep();
await serveNext(
  { host, port: Number(port) },
  {
    choose: (own) => (request, response) =>
      isLabelling(request.url ?? "/") ? own(request, response) : behind.forward(request, response),
    stopping: () => behind.stop(),
  },
);
