import { config } from "zod/v4/core";

/** The content security policy allows no evaluated code. Without this, zod tries whether it does, and each try is reported as a breach. */
config({ jitless: true });
