import { agreeCommand } from "@/cli/agree-command";
import { runCommand } from "@/cli/input-error";

await runCommand(agreeCommand);
