/** Why a file could not be imported; the message is for the person. */
export class ImportError extends Error {
  readonly code: 'too-big' | 'unsafe-path' | 'broken' | 'not-understood' | 'empty' | 'later-version';
  constructor(code: ImportError['code'], message: string) {
    super(message);
    this.name = 'ImportError';
    this.code = code;
  }
}
