const COMMON = new Set("the and of to is are for in on with by that this it as be or not from we you".split(" "));

/** True unless a text is plainly written in another language: in another script, or with hardly any of the commonest English words. */
export function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/[^\P{L}\p{Script=Latin}]/gu)?.length ?? 0;
  if (foreign > letters / 5) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 60) return true;
  return words.filter((word) => COMMON.has(word)).length > words.length / 50;
}
