/** Reading JSON of unknown shape: a step into what is not there gives `undefined`, never an exception. */

/** What lies at a path of keys and indices. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

export const listAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** The values of an object, such as entities by id. */
export const valuesAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const found = at(value, ...path);
  return typeof found === 'object' && found !== null ? Object.values(found) : [];
};

/** Text on one line; empty when there is none. */
export const textAt = (value: unknown, ...path: (string | number)[]): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found.replace(/\s+/g, ' ').trim() : '';
};

/** A whole number above zero: sources write 0 for what they do not know. */
export const numberAt = (value: unknown, ...path: (string | number)[]): number | undefined => {
  const found = Number(at(value, ...path) ?? Number.NaN);
  return Number.isFinite(found) && found >= 1 ? Math.round(found) : undefined;
};

/** Each once, none empty. */
export const distinct = (texts: string[]): string[] => [...new Set(texts)].filter((text) => text !== '');

/** An object without the keys that are undefined. */
export function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
