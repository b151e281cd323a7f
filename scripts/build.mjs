import { ensureBuilt } from "./runtime/build.mjs";

// The production build, for whoever keeps processes of their own (Dockerfile, docs/deploy.md); `npm start` makes it where it is missing.
await ensureBuilt();
