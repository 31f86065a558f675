/** What can go wrong with a source, and how the person is told. */

const MESSAGES = {
  missing: (name: string) => `${name} has no page on this film.`,
  ambiguous: (name: string) => `${name} has several films of this name, and none could be told to be this one.`,
  'wrong-film': (name: string) => `What ${name} has under this name is another film, or no film.`,
  'no-plot': (name: string) => `${name} has a page on this film, but it does not tell the plot.`,
  'not-json': (name: string) => `${name} answered with a web page where data was asked for. Try again later.`,
  cut: (name: string) => `The answer of ${name} was cut off or garbled. Try again.`,
  'too-big': (name: string) => `The answer of ${name} was far larger than a film needs, so it was refused.`,
  busy: (name: string) => `${name} asks to wait before more requests are made. Try again in a few minutes.`,
  down: (name: string) => `${name} has trouble of its own at the moment. Try again later.`,
  timeout: (name: string) => `${name} did not answer in time. Try again.`,
  offline: (name: string) => `${name} cannot be reached. Is there a connection to the internet?`,
  refused: (name: string) =>
    `${name} refused the key, or its limit for today is used up. Look at the key in the options.`,
  'no-key': (name: string) => `${name} needs a key of your own. Enter it in the options.`,
  'not-allowed': (name: string) => `Curtain is not allowed to ask ${name}. Allow it when the browser asks.`,
  'not-understood': (name: string) => `${name} gave an answer that Curtain does not understand.`,
  cancelled: () => 'Stopped.',
} satisfies Record<string, (name: string) => string>;

export type SourceErrorCode = keyof typeof MESSAGES;

/** `message` is for the person. */
export class SourceError extends Error {
  readonly code: SourceErrorCode;
  /** @param name of the source: "Wikipedia". */
  constructor(code: SourceErrorCode, name: string, cause?: unknown) {
    super(MESSAGES[code](name), { cause });
    this.name = 'SourceError';
    this.code = code;
  }
}
