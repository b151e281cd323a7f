import { alpaca } from "./alpaca";
import { type ExportFormat, FILES } from "./export-format";
import { kto, sharegptKto } from "./kto";
import { longCsv, longNdjson } from "./long-labels";
import { ndjson } from "./ndjson";
import { openaiChat } from "./openai-chat";
import { openaiPreference } from "./openai-preference";
import { preference } from "./preference";
import { preferenceMessages, rewardPairs } from "./preference-messages";
import { promptCompletion, promptOnly } from "./prompt-completion";
import { reward, rewardAttributes } from "./reward";
import { sftMessages } from "./sft-messages";
import { sharegpt } from "./sharegpt";
import { sharegptPreference } from "./sharegpt-preference";
import { stepwise } from "./stepwise";

/** Every format of an export, records first, then the shapes that trainers read. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  longCsv,
  longNdjson,
  ndjson,
  sftMessages,
  openaiChat,
  sharegpt,
  alpaca,
  promptCompletion,
  promptOnly,
  preferenceMessages,
  preference,
  openaiPreference,
  sharegptPreference,
  kto,
  sharegptKto,
  reward,
  rewardPairs,
  rewardAttributes,
  stepwise,
];

/** Media types of their files. */
export const EXPORT_TYPES: readonly string[] = Object.values(FILES).map(
  ({ contentType }) => contentType.split(";")[0]!,
);

export function formatNamed(name: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.name === name);
}
