import { agreeCommand } from "@/lib/core/cli/agree-command";
import { runCommand } from "@/lib/core/cli/input-error";

await runCommand(agreeCommand);
