import { fatigueCommand } from "@/lib/core/cli/fatigue-command";
import { runCommand } from "@/lib/core/cli/input-error";

await runCommand(fatigueCommand);
