/** Two texts as far as they can be compared by eye, and how many characters (UTF-16 units) of each are not shown. */
export interface ComparedTexts {
  one: string;
  other: string;
  /** Before what is shown; there both say the same. */
  before: number;
  afterOne: number;
  afterOther: number;
}

const BEFORE_CHANGE = 300;

/** Two texts, where one is longer than `most` characters so many of each around their first difference, or at their beginning where there is none; never half a surrogate pair. */
export function aroundChange(one: string, other: string, most: number): ComparedTexts {
  if (one.length <= most && other.length <= most) return { one, other, before: 0, afterOne: 0, afterOther: 0 };
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const before = one === other ? 0 : whole(one, Math.max(0, same - BEFORE_CHANGE));
  const [endOne, endOther] = [whole(one, before + most), whole(other, before + most)];
  return {
    one: one.slice(before, endOne),
    other: other.slice(before, endOther),
    before,
    afterOne: one.length - endOne,
    afterOther: other.length - endOther,
  };
}

/** The place, or the one before it where a surrogate pair stands across it. */
function whole(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const isAcross = text.codePointAt(place - 1)! > 0xffff;
  return isAcross ? place - 1 : place;
}
