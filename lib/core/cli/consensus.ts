import { consensusCommand } from "@/lib/core/cli/consensus-command";
import { runCommand } from "@/lib/core/cli/input-error";

await runCommand(consensusCommand);
