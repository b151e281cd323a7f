import { LOWER, lowerPriority } from "../../lib/server/priority.mjs";
import { serveNext } from "./serve-next.mjs";

// The server behind the front (front.mjs), which started this process and ends it by going.
lowerPriority(process.pid, LOWER.behind);
process.on("message", (/** @type {{ labelledAt?: number }} */ { labelledAt }) => {
  if (labelledAt) Object.assign(globalThis, { touchstoneLabelledAt: labelledAt });
});
process.on("disconnect", () => process.exit(0));
if (!process.connected) process.exit(0);
const port = await serveNext({ host: "127.0.0.1", port: 0 });
process.send?.({ port });
