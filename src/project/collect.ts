/** What is found of each, in order. Of most files there is nothing to tell, which costs next to nothing here, and much with `flatMap`. */
export function collect<S, T>(items: Iterable<S>, find: (item: S) => readonly T[]): T[] {
  const all: T[] = [];
  for (const item of items) for (const one of find(item)) all.push(one);
  return all;
}
