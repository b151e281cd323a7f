import { z } from "zod";
import { integer } from "@/lib/input/schemas";

/** What a maker can be set to, and what it is set to where nobody has said anything: where that is undefined, it makes nothing before. */
interface Setting {
  schema: z.ZodType;
  initial: unknown;
}

const tokenSetting = z.object({
  tokenizer: z
    .object({
      /** SHA-256 of what is kept of it, in hexadecimal. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string().max(200),
      /** Size of the vocabulary. */
      tokens: integer(1),
    })
    .optional(),
});
/** By which tokenizer tokens are counted: without one by OpenAI's o200k_base. */
export type TokenSetting = z.infer<typeof tokenSetting>;

/** SHA-256 of what is kept of the topics that were learnt, in hexadecimal. */
const topicSetting = z.object({ model: z.string().regex(/^[0-9a-f]{64}$/) });
/** By which topics examples are told apart. */
export type TopicSetting = z.infer<typeof topicSetting>;

/** By the names of makers; those that do not stand here have nothing to set. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  tokens: { schema: tokenSetting, initial: {} },
  topic: { schema: topicSetting, initial: undefined },
};

/** The topics that are set; undefined where none were learnt. */
export function topicSettingOf(parameters: unknown): TopicSetting | undefined {
  return topicSetting.safeParse(parameters).data;
}

/** How tokens are counted, by what is stored of it. */
export function tokenSettingOf(parameters: unknown): TokenSetting {
  return tokenSetting.safeParse(parameters).data ?? {};
}
