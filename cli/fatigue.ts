import { fatigueCommand } from "@/cli/fatigue-command";
import { runCommand } from "@/cli/input-error";

await runCommand(fatigueCommand);
