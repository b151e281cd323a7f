import { consensusCommand } from "@/cli/consensus-command";
import { runCommand } from "@/cli/input-error";

await runCommand(consensusCommand);
