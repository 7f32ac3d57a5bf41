/** Words in a text. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/**
 * Parts a long text where a sentence ends, at most `limit` words in; a text a little longer is left whole, since
 * folding a few words saves nothing. Where no sentence ends in time it parts between two words.
 */
export function fold(text: string, limit = 60): { first: string; rest: string } {
  const whole = text.trim();
  if (wordCount(whole) <= limit * 1.25) return { first: whole, rest: "" };
  const words = [...whole.matchAll(/\S+/g)];
  const endOf = (index: number) => {
    const word = words[index];
    return word ? word.index + word[0].length : whole.length;
  };
  const sentence = words.slice(0, limit).findLastIndex(([word]) => /[.!?…»”"]$/.test(word));
  const cut = endOf(sentence >= limit / 3 ? sentence : limit - 1);
  return { first: whole.slice(0, cut), rest: whole.slice(cut).trim() };
}
