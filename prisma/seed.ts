import { seedDemo } from "@/prisma/demo/make-demo";

const made = await seedDemo();
console.log(made ? "The demo is in place." : "The demo was there already; nothing was changed.");
process.exit(0);
