import { codeRegions } from "./code-regions";

/** About the answer itself: these ask whatever else the prompt is about. */
const OF_THE_ANSWER = [
  String.raw`\b(?:respond|reply|answer)(?: me| back)?(?: only| strictly| exclusively| just)?(?: with| in| using| as)(?: [\w-]+){0,5} JSON\b`,
  String.raw`\b(?:your|the|each|every)(?: final)? (?:answer|response|output|reply|result)s?(?: format)? (?:must|should|has to|have to|needs? to|shall|will|is to|are to)(?: [\w-]+){1,6} JSON\b`,
  String.raw`(?:^|[\n.;*#] {0,3})(?:output|response|answer)(?: format)?\W{1,4}(?:[\w-]+ ){0,3}JSON\b`,
  String.raw`\bJSON only\b|\bonly (?:valid )?JSON\b`,
  String.raw`\b(?:antworte|antworten sie)\b[^.!?\n]{0,80}\bJSON\b`,
  String.raw`\b(?:réponds|répondez)\b[^.!?\n]{0,80}\bJSON\b`,
  String.raw`\b(?:responde|responda|contesta)\b[^.!?\n]{0,80}\bJSON\b`,
  String.raw`(?:以|用|使用)\s?JSON\s?(?:格式)?(?:来|进行)?(?:返回|输出|回答|回复|给出)|(?:返回|输出|回复)[^。\n]{0,20}JSON`,
];

/** May also be about what a program gives: these ask where no program is to be written. */
const IMPERATIVE = [
  String.raw`(?:^|[\n.!?:;,)] {0,2}|\band )(?:please |then |now |only |just ){0,3}(?:output|return|produce|emit|print|provide|give me|send)(?: [\w-]+){0,6} JSON\b`,
  String.raw`\bgib\b[^.!?\n]{0,80}\bJSON\b|\b(?:renvoie|renvoyez)\b[^.!?\n]{0,80}\bJSON\b|\b(?:devuelve|devuelva)\b[^.!?\n]{0,80}\bJSON\b`,
];

/** May also be said in a question about JSON: these ask where nothing is explained or converted either. */
const FORMAT = [
  String.raw`\b(?:in|as)(?: an?)?(?: valid| strict| raw)? JSON(?: (?:format|object|array|list|form))?(?=\s*[.:;!?,\n)]|\s*$)`,
  String.raw`\bin JSON format\b|\bim JSON-Format\b|\bau format JSON\b|\ben formato JSON\b`,
];

const PROGRAM =
  /\b(?:write|create|implement|build|develop|code|fix|debug|refactor|complete|make)\b[^.!?\n]{0,80}\b(?:functions?|methods?|scripts?|programs?|class|code|apis?|endpoints?|servers?|apps?|applications?|components?|parsers?|modules?|packages?|handlers?|routes?|controllers?|tests?|query|queries)\b/i;
const QUESTION =
  /\b(?:explain|describe how|what is|what are|what's|how (?:do|does|to|can|would|should)|why|difference between|tutorial|essay|article|blog|parse|serializ\w*|stored?|storing|python|javascript|java|api)\b/i;

const ANSWER_PATTERN = new RegExp(OF_THE_ANSWER.join("|"), "iu");
const IMPERATIVE_PATTERN = new RegExp(IMPERATIVE.join("|"), "iu");
const FORMAT_PATTERN = new RegExp(FORMAT.join("|"), "iu");

/** What asks for a format stands at the beginning or end of a prompt. */
const READ = 4000;

/**
 * Whether a prompt asks for an answer in JSON: by words about the answer ("respond with JSON", "your output must be a JSON object"), by
 * an imperative ("return only valid JSON") where no program is to be written, or by a format ("as JSON") where nothing is asked about JSON
 * either. Rather a miss than a false alarm.
 */
export function asksForJson(prompt: string): boolean {
  if (!/json/i.test(prompt)) return false;
  const read = prompt.length <= 2 * READ ? prompt : `${prompt.slice(0, READ)}\n${prompt.slice(-READ)}`;
  if (ANSWER_PATTERN.test(read)) return true;
  if (PROGRAM.test(read)) return false;
  return IMPERATIVE_PATTERN.test(read) || (FORMAT_PATTERN.test(read) && !QUESTION.test(read));
}

/** That a fence holds no JSON takes longer to find out than to read it, so no more of those that begin and end like JSON are tried. */
const MOST_FENCES = 1000;

/** Whether a response gives JSON: all of it, one of the first thousand fences in it that look like JSON, or each of its lines an object. */
export function givesJson(response: string): boolean {
  const bare = response.trim();
  const fences = codeRegions(bare).blocks.filter(looksLikeJson).slice(0, MOST_FENCES);
  if (parses(bare) || fences.some(parses)) return true;
  const lines = bare.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.every((line) => /^\s*\{/.test(line) && parses(line));
}

function looksLikeJson(text: string): boolean {
  const bare = text.trim();
  return /^["{[\dtfn-]/.test(bare) && /["}\]\del]/.test(bare.at(-1)!);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
