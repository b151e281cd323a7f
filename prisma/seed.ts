import { seeingAll } from "@/lib/server/sight";
import { seedDemo } from "@/prisma/demo/make-demo";

const made = await seeingAll("demo", seedDemo);
console.log(made ? "The demo is in place." : "The demo was there already; nothing was changed.");
process.exit(0);
