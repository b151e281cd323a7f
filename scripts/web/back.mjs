import { serveNext } from "./serve-next.mjs";

// The server behind the front (front.mjs), which started this process and ends it by going.
process.on("disconnect", () => process.exit(0));
const port = await serveNext({ host: "127.0.0.1", port: 0 });
process.send?.({ port });
